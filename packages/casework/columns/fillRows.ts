import type { OfficeCalendar } from '@mingcha/lifecycle/clocks';
import {
  check,
  defineEntity,
  place,
  put,
  type Stored,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { casesInState, shownOf } from '../engine/pointers.ts';
import { caseEntity } from '../kept/case.ts';
import { type CasePointer, pointerEntity } from '../kept/pointer.ts';
import { newRow, newRowEntity } from '../kept/row.ts';
import type { CurrentType } from '../types/caseTypes.ts';
import { foldAt } from './fold.ts';
import { rowOf } from './rowOf.ts';
import { rowsOf } from './rowsOf.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types'>;

/** How far it has come: all types up to one, and in the next one all cases up to one. */
type Pass = { done?: true; through: string; at?: { type: string; state: string; order: string; id: string } };
const passEntity = defineEntity<Pass>()({
  name: 'CASEROWSPASS',
  key: () => ({ partition: [], sort: ['pass'] }),
});

/** A look goes through so many cases of one type. */
const mostAtOnce = 200;

/**
 * Gives a row to the cases that had their last change before there were rows. It happens once in the life of a tenant, a
 * type in a look, and goes on where it stopped. Resolves to whether the type has more cases to go through.
 */
export async function fillRows(
  store: TenantStore,
  deps: Deps,
  office: OfficeCalendar,
  most = mostAtOnce,
): Promise<boolean> {
  const pass = await store.get(passEntity, {});
  if (pass?.done) return false;
  const types = (await deps.types.all(store)).toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const type = types.find((one) => nameOf(one) > (pass?.through ?? ''));
  if (!type) {
    await save(store, pass, { through: pass?.through ?? '', done: true });
    return false;
  }
  const name = nameOf(type);
  const from = pass?.at?.type === name ? pass.at : undefined;
  let left = most;
  for (const state of [...type.compiled.states.keys()].sort()) {
    if (from && state < from.state) continue;
    const after = from?.state === state ? [from.order, from.id] : undefined;
    const { items } = await store.query(pointerEntity, [...casesInState(name, state)], {
      between: { from: after },
      limit: left,
    });
    await fill(store, deps, office, type, items);
    left -= items.length;
    const last = items.at(-1);
    if (left > 0 || !last) continue;
    const { order, id } = last;
    await save(store, pass, { through: pass?.through ?? '', at: { type: name, state, order, id } });
    return true;
  }
  await save(store, pass, { through: name });
  return false;
}

const nameOf = ({ compiled }: CurrentType): string => compiled.type.name;

const save = (store: TenantStore, pass: Stored<Pass> | undefined, next: Pass): Promise<void> =>
  store.write(put(passEntity, next, pass));

async function fill(
  store: TenantStore,
  { clock, types }: Deps,
  office: OfficeCalendar,
  current: CurrentType,
  items: readonly CasePointer[],
): Promise<void> {
  if (items.length === 0) return;
  const type = nameOf(current);
  const there = new Set((await rowsOf(store, type)).map(({ id }) => id));
  const missing = items.filter(({ id }) => !there.has(id)).map(({ id }) => ({ id }));
  for (const found of await store.getMany(caseEntity, missing)) {
    if (!found) continue;
    const compiled = await types.of(store, found, current);
    const row = rowOf(compiled, found, found.lock, { office, shown: shownOf(compiled, found, office) });
    // One that was changed meanwhile has got its row with that.
    await unlessOvertaken(
      store.write(
        check(caseEntity, { id: found.id }, found.lock),
        place(newRowEntity, newRow(type, row, foldAt(clock()))),
      ),
    );
  }
}
