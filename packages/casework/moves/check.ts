import type { CaseType, Part } from '@mingcha/cases';
import { movableParts } from '@mingcha/cases';
import { type FieldError, problems } from '@mingcha/kernel';
import { queryAll, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { loadOffice } from '../engine/opening/office.ts';
import { casesInState } from '../engine/pointers.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { pointerEntity } from '../kept/pointer.ts';
import type { CurrentType } from '../types/caseTypes.ts';
import { pinnedDefinition } from '../types/definitions.ts';
import { typeVersionEntity } from '../types/entity.ts';
import { mostNamed, type Unmoved } from './entity.ts';
import { createTargets, unmovable } from './target.ts';

/** What a move would do: the open cases it reaches, and those that cannot move. */
export type MoveCheck = { open: number; unmoved: Unmoved[]; unmovedCount: number };

/** So many open cases are looked at while somebody waits. */
const mostLooked = 20_000;
const atOnce = 1_000;

/** Parts that were named to move, as parts. Throws `invalid` (422) at each that has not changed or cannot be moved. */
export function partsOf(before: CaseType, after: CaseType, named: readonly string[]): Part[] {
  const known = new Map(movableParts(before, after).map(({ part }) => [part as string, part]));
  const errors: FieldError[] = named.flatMap((name, i) =>
    known.has(name) ? [] : [{ pointer: `/move/${i}`, message: '定义的这一部分没有变化，或者不能改用。' }],
  );
  if (errors.length > 0) throw problems.invalid(errors);
  return [...new Set(named)].map((name) => known.get(name)!);
}

/** Every state in which open cases of a type can be, by any definition that it has had. */
export async function openStates(
  store: TenantStore,
  { types }: Pick<CaseDeps, 'types'>,
  type: CaseType,
): Promise<string[]> {
  const versions = await queryAll(store, typeVersionEntity, [type.name]);
  const shipped = types.shipped(type.name);
  const had = await Promise.all(
    [...new Set(versions.flatMap(({ hash, base }) => [hash, ...(base ? [base.hash] : [])]))].map(
      async (hash) => (await pinnedDefinition(store, hash)).compiled.type,
    ),
  );
  const all = [...had, ...(shipped ? [shipped.compiled.type] : []), type];
  const open = all.flatMap((one) =>
    Object.entries(one.states).flatMap(([name, { kind }]) => (kind === 'done' ? [] : [name])),
  );
  return [...new Set(open)];
}

/**
 * Looks at every open case of a type, whether it could move to some parts of a definition. Throws `too-many-cases` (409)
 * beyond 20,000, and `invalid` (422) where a definition that cases have does not hold with these parts.
 */
export async function checkMove(
  store: TenantStore,
  deps: Pick<CaseDeps, 'types' | 'clock'>,
  current: CurrentType,
  { next, parts }: { next: CaseType; parts: readonly Part[] },
): Promise<MoveCheck> {
  const targets = createTargets(store, next, parts);
  const [office, states] = await Promise.all([loadOffice(store), openStates(store, deps, next)]);
  const now = { at: deps.clock().toISOString(), office };
  const result: MoveCheck = { open: 0, unmoved: [], unmovedCount: 0 };
  for (const state of states) {
    let cursor: string | undefined;
    do {
      const place = casesInState(next.name, state);
      const page = await store.query(pointerEntity, [...place], { limit: atOnce, cursor });
      const cases = await store.getMany(
        caseEntity,
        page.items.map(({ id }) => ({ id })),
      );
      for (const found of cases) if (found) await look(found);
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return result;

  async function look(found: Case): Promise<void> {
    if (++result.open > mostLooked)
      throw problems.conflict(
        'too-many-cases',
        `未办结的事项超过 ${mostLooked} 件，不能在发布时改用新定义。请先发布，已登记的照旧办理。`,
      );
    const target = await targets(found.def);
    if (!target.ok) {
      throw problems.invalid(
        target.problems.map(({ message }) => ({ pointer: '/move', message })),
        '已登记的事项只改用所选的部分，定义就不成立，请一并改用相关的部分，或者都不改用。',
      );
    }
    const from = await deps.types.of(store, found, current);
    const reasons = unmovable(found, { from, target, next }, now);
    if (reasons.length === 0) return;
    result.unmovedCount++;
    if (result.unmoved.length < mostNamed) result.unmoved.push(unmovedOf(found, reasons));
  }
}

export const unmovedOf = ({ id, number }: Case, reasons: readonly string[]): Unmoved => ({
  id,
  ...(number !== undefined && { number }),
  reasons,
});
