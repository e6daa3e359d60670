import { caseNow } from '@mingcha/casework/besides';
import { check, type Operation, type Stored, type TenantStore } from '@mingcha/store';
import { drawEntity } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';
import { type Dispatch, dispatchEntity } from '../dispatch.ts';
import { drawnRows } from '../drawnRows.ts';
import { visitId } from '../visitId.ts';
import { type DrawnRows, isDrawn, type Joined } from '../wanted.ts';
import { drawsOfUnit, type Join, joinsOf } from './join.ts';

/** The visit that the dispatch of a unit opens of an object; undefined before the dispatch. */
export async function visitOfUnit(
  store: TenantStore,
  unit: string,
  object: string,
): Promise<string | undefined> {
  const dispatch = await store.get(dispatchEntity, { id: unit });
  return dispatch && visitId(dispatch, object);
}

/** Whether a unit leads the visit of an object: its draws still have it, or its visit is there. */
async function isLed(
  store: TenantStore,
  { unit, object }: { unit: string; object: string },
  draws: readonly DrawnRows[],
): Promise<boolean> {
  if (isDrawn(draws, object)) return true;
  const id = await visitOfUnit(store, unit, object);
  return id !== undefined && (await caseNow(store, id)) !== undefined;
}

/** The draws of units with their rows, each read once. */
function unitReader(store: TenantStore) {
  const read = new Map<string, Promise<{ rows: DrawnRows[]; unchanged: Operation[] }>>();
  return (unit: string) => {
    const found = read.get(unit) ?? readUnit(store, unit);
    read.set(unit, found);
    return found;
  };
}

async function readUnit(store: TenantStore, unit: string) {
  const draws = await drawsOfUnit(store, unit);
  const rows = await Promise.all(draws.map((draw) => drawnRows(store, draw)));
  return { rows, unchanged: draws.map(({ id, lock }) => check(drawEntity, { id }, lock)) };
}

/**
 * What was joined to the visits of a unit whose draws are given, and away from them, and what must still be so when a visit is
 * written.
 */
export async function joinedTo(
  store: TenantStore,
  unit: string,
  own: readonly DrawnRows[],
): Promise<Joined & { joins: readonly Stored<Join>[]; unchanged: readonly Operation[] }> {
  const joins = await joinsOf(store, unit);
  const rowsOf = unitReader(store);
  const guests: Joined['guests'][number][] = [];
  const away = new Map<string, string>();
  const unchanged = new Map<string, readonly Operation[]>();
  for (const { object, others, leads } of joins)
    for (const other of others) {
      const found = await rowsOf(other);
      unchanged.set(other, found.unchanged);
      const [lead, draws] = leads ? [unit, own] : [other, found.rows];
      if (!(await isLed(store, { unit: lead, object }, draws))) continue;
      if (leads) guests.push({ object, draws: found.rows });
      else away.set(object, `并入抽查任务 ${drawNumber(found.rows[0]!.committed!)} 的检查，一次完成`);
    }
  return { guests, away, joins, unchanged: [...unchanged.values()].flat() };
}

/** With which draw each object of a unit is visited that was joined to another's: its number, and its dispatch once it has one. */
export async function leadsOf(
  store: TenantStore,
  unit: string,
): Promise<Map<string, { task: string; dispatch: Dispatch | undefined }>> {
  const away = (await joinsOf(store, unit)).flatMap(({ object, leads, others }) =>
    leads ? [] : others.map((lead) => ({ object, lead })),
  );
  const units = [...new Set(away.map(({ lead }) => lead))];
  const found = await Promise.all(
    units.map(async (one) => {
      const [[first], dispatch] = await Promise.all([
        drawsOfUnit(store, one),
        store.get(dispatchEntity, { id: one }),
      ]);
      return [one, { task: drawNumber(first!.committed!), dispatch }] as const;
    }),
  );
  const leads = new Map(found);
  return new Map(away.map(({ object, lead }) => [object, leads.get(lead)!]));
}
