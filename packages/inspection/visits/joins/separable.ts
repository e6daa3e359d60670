import { type CaseNow, caseNow, theEngine } from '@mingcha/casework/besides';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawNumber } from '../../draws/kept/numbers.ts';
import { isUnrecorded } from '../decide.ts';
import { type Dispatch, dispatchEntity } from '../dispatch.ts';
import { drawnRows } from '../drawnRows.ts';
import { visitId } from '../visitId.ts';
import { drawsOfUnit, joinsOf, unitOf } from './join.ts';

/** One of the units of a join, for an object. */
export type Side = {
  unit: string;
  draws: readonly Stored<Draw>[];
  depts: readonly string[];
  dispatch: Dispatch | undefined;
  visit: CaseNow | undefined;
  name: string;
};

/** A unit with its draws as they stand, for any of its objects. */
type Unit = Pick<Side, 'unit' | 'draws' | 'dispatch'> & { rows: readonly DrawnRows[] };
type DrawnRows = Awaited<ReturnType<typeof drawnRows>>;

async function readUnit(store: TenantStore, unit: string): Promise<Unit> {
  const [draws, dispatch] = await Promise.all([
    drawsOfUnit(store, unit),
    store.get(dispatchEntity, { id: unit }),
  ]);
  const rows = await Promise.all(draws.map((draw) => drawnRows(store, draw)));
  return { unit, draws, dispatch, rows };
}

async function sideIn(store: TenantStore, { rows, ...unit }: Unit, object: string): Promise<Side> {
  const { dispatch } = unit;
  const visit = dispatch && (await caseNow(store, visitId(dispatch, object)));
  const own = rows.flatMap((of) =>
    of.rows.filter(({ id }) => id === object).map(({ name }) => ({ of, name })),
  );
  const depts = own.flatMap(({ of }) => of.compose.teams.map(({ dept }) => dept));
  return { ...unit, depts, visit, name: own[0]?.name ?? object };
}

export const sideOf = async (store: TenantStore, unit: string, object: string): Promise<Side> =>
  sideIn(store, await readUnit(store, unit), object);

/** Why a joint visit is not made two again; undefined where it can be. Pure. */
export function separateFault(lead: CaseNow | undefined, guest: CaseNow | undefined): string | undefined {
  if (guest) return '其中一次检查已因合并而终止并公开，不能恢复，不能撤销合并。';
  if (!lead) return undefined;
  if (!isUnrecorded(lead)) return '检查已经登记结果或者已经结束，不能撤销合并。';
  if (lead.fields.servedOn !== undefined) return '检查通知书已经送达，检查已经开始，不能撤销合并。';
  const said = lead.asked.some(({ kind, isOpen, by }) => kind === 'part' && !isOpen && by !== theEngine.sub);
  return said ? '联合部门已经登记本部门事项的检查情况，不能撤销合并。' : undefined;
}

export const taskOf = ({ draws }: Pick<Side, 'draws'>): string => drawNumber(draws[0]!.committed!);

/** The joins of a draw's unit: with which draw each is, who leads, and why it cannot be undone. At most so many. */
export async function joinedOf(store: TenantStore, draw: Draw, most: number) {
  const joins = await joinsOf(store, unitOf(draw));
  const pairs = joins.flatMap((join) => join.others.map((other) => ({ join, other })));
  // All joins are of the draw's own unit, and most with the same few others.
  const units = new Map<string, Promise<Unit>>();
  const side = async (unit: string, object: string) => {
    const read = units.get(unit) ?? readUnit(store, unit);
    units.set(unit, read);
    return sideIn(store, await read, object);
  };
  const items = await Promise.all(
    pairs.slice(0, most).map(async ({ join: { unit, object, leads }, other }) => {
      const [own, with_] = await Promise.all([side(unit, object), side(other, object)]);
      const [lead, guest] = leads ? [own, with_] : [with_, own];
      const fault = separateFault(lead.visit, guest.visit);
      const of = { object, name: own.name, task: taskOf(with_), depts: [...new Set(with_.depts)], leads };
      return { ...of, ...(fault !== undefined && { fault }) };
    }),
  );
  return { total: pairs.length, items };
}
