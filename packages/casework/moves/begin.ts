import type { CaseType } from '@mingcha/cases';
import { problems } from '@mingcha/kernel';
import { create, type Operation, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import type { CurrentType } from '../types/caseTypes.ts';
import type { Published } from '../types/entity.ts';
import { checkMove, openStates, partsOf } from './check.ts';
import { movingEntity } from './entity.ts';

/**
 * What is written with a version whose open cases move to some of its parts; nothing where none are named. Throws
 * `move-running` (409) while an earlier one is under way, and `cannot-move` (409) with the cases that cannot.
 */
export async function beginMove(
  store: TenantStore,
  deps: Pick<CaseDeps, 'types' | 'clock'>,
  current: CurrentType | undefined,
  { next, published, named }: { next: CaseType; published: Published; named: readonly string[] },
): Promise<Operation[]> {
  if (named.length === 0) return [];
  if (!current) throw problems.invalid([{ pointer: '/move', message: '这一类型还没有已登记的事项。' }]);
  if (await store.get(movingEntity, { type: next.name }))
    throw problems.conflict('move-running', '上一版还在逐件改用，请等其完成后再发布。');
  const parts = partsOf(current.compiled.type, next, named);
  const { open, unmoved, unmovedCount } = await checkMove(store, deps, current, { next, parts });
  if (unmovedCount > 0)
    throw problems.conflict(
      'cannot-move',
      `${open} 件未办结的事项中有 ${unmovedCount} 件不能改用所选的部分，请逐件核对，或者不改用。`,
      { unmoved, unmovedCount },
    );
  const { number, hash, note, at, by } = published;
  const move = {
    type: next.name,
    number,
    hash,
    parts,
    note,
    at,
    by,
    states: await openStates(store, deps, next),
    pass: { state: 0, moved: 0 },
    moved: 0,
    unmoved: [],
    unmovedCount: 0,
  };
  return [create(movingEntity, move)];
}
