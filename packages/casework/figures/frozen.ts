import type { CompiledCaseType, Figure } from '@mingcha/cases';
import type { Depts } from '@mingcha/http';
import { canonicalJson, shanghaiDate, startOfDay } from '@mingcha/kernel';
import {
  create,
  packBytes,
  put,
  queryAll,
  sha256Hex,
  type TenantStore,
  unlessOvertaken,
  unpackBytes,
} from '@mingcha/store';
import { isReached } from '../access/concerned.ts';
import { rowsOf } from '../columns/rowsOf.ts';
import type { CaseDeps } from '../deps.ts';
import { type FrozenFigures, frozenEntity, frozenPassEntity } from '../kept/figure.ts';
import { type CaseRow, rowPagesEntity } from '../kept/row.ts';
import { type FrozenMonth, monthAfter, type Period, type Tally, tallyOf, unitOf } from './figuresOf.ts';

/** What the cases that concern the same departments and stand in the same state come to. */
type Cell = Tally & { depts: readonly string[]; state: string };
/** A figure of a month with the definition that it was made by. */
type Frozen = { definition: Figure; hash: string; cells: readonly Cell[] };
type FrozenByName = Readonly<Record<string, Frozen>>;

const hashOf = (figure: Figure): string => sha256Hex(canonicalJson(figure));
/** What is open now belongs to no month. */
const isOfMonths = (figure: Figure): boolean => !('count' in figure && figure.count === 'open');

/** The figures of a month by departments and states: a pure function of the rows. */
export function frozenOf(compiled: CompiledCaseType, rows: readonly CaseRow[], month: string): FrozenByName {
  const ofMonth = rows.filter(
    ({ openedOn, endedOn }) => openedOn.startsWith(month) || endedOn?.startsWith(month),
  );
  const parts = new Map<string, CaseRow[]>();
  for (const row of ofMonth) {
    const key = JSON.stringify([[...row.depts].sort(), row.state]);
    parts.set(key, [...(parts.get(key) ?? []), row]);
  }
  const found: Record<string, Frozen> = {};
  for (const [name, figure] of Object.entries(compiled.type.figures ?? {})) {
    if (!isOfMonths(figure)) continue;
    const cells = [...parts].flatMap(([key, part]): Cell[] => {
      const [depts, state] = JSON.parse(key) as [string[], string];
      const tally = tallyOf(compiled, part, { figure, month });
      return tally.of === 0 ? [] : [{ depts, state, ...tally }];
    });
    found[name] = { definition: figure, hash: hashOf(figure), cells };
  }
  return found;
}

/**
 * Freezes the figures of the months that are over and not frozen yet, for each type that has cases. Safe to break off and
 * to call twice at once: a month of a type is written once. Resolves to the instant of the next time; undefined where
 * there are no cases.
 */
export async function freezeMonths(
  store: TenantStore,
  { types, clock }: Pick<CaseDeps, 'types' | 'clock'>,
): Promise<string | undefined> {
  const now = clock();
  const current = shanghaiDate(now).slice(0, 7);
  const last = monthAfter(current, -1);
  const next = startOfDay(`${monthAfter(current, 1)}-01`).toISOString();
  const pass = await store.get(frozenPassEntity, {});
  if (pass && pass.month >= last) return next;
  const heads = await queryAll(store, rowPagesEntity, []);
  if (heads.length === 0) return undefined;
  for (const { type } of heads) {
    const found = await types.current(store, type);
    if (!found) continue;
    const rows = await rowsOf(store, type);
    // What another look has written is the same, and stands.
    for (let month = pass ? monthAfter(pass.month, 1) : last; month <= last; month = monthAfter(month, 1)) {
      const text = JSON.stringify(frozenOf(found.compiled, rows, month));
      const bytes = await packBytes(new TextEncoder().encode(text));
      await unlessOvertaken(store.write(create(frozenEntity, { type, month, at: now.toISOString(), bytes })));
    }
  }
  const done = { month: last };
  await unlessOvertaken(store.write(put(frozenPassEntity, done, pass)));
  return next;
}

/** The frozen months of a period by figure, of the cases within a reach. */
export async function frozenIn(
  store: TenantStore,
  { type }: CompiledCaseType,
  { from, to }: Period,
  reach: Depts,
): Promise<ReadonlyMap<string, ReadonlyMap<string, FrozenMonth>>> {
  const items = await queryAll(store, frozenEntity, [type.name], { between: { from: [from], to: [to] } });
  const found = new Map<string, Map<string, FrozenMonth>>();
  for (const item of items)
    for (const [name, frozen] of Object.entries(await read(item))) {
      const figure = type.figures?.[name];
      if (!figure) continue;
      const months = found.get(name) ?? new Map<string, FrozenMonth>();
      found.set(name, months);
      months.set(item.month, monthOf(item.at, frozen, figure, reach));
    }
  return found;
}

async function read({ bytes }: FrozenFigures): Promise<FrozenByName> {
  return JSON.parse(new TextDecoder().decode(await unpackBytes(bytes))) as FrozenByName;
}

function monthOf(at: string, { definition, hash, cells }: Frozen, figure: Figure, reach: Depts): FrozenMonth {
  const month: FrozenMonth = {
    ...{ at, sum: 0, of: 0, by: {} },
    atLeast: definition.atLeast,
    isOther: hash !== hashOf(figure),
    isOtherUnit: unitOf(definition) !== unitOf(figure),
  };
  for (const { depts, sum, of, by } of cells) {
    if (!isReached(reach, depts)) continue;
    month.sum += sum;
    month.of += of;
    for (const [field, keys] of Object.entries(by)) {
      const own = month.by[field] ?? {};
      month.by[field] = own;
      for (const [key, one] of Object.entries(keys)) {
        const there = own[key] ?? { sum: 0, of: 0 };
        own[key] = { sum: there.sum + one.sum, of: there.of + one.of };
      }
    }
  }
  return month;
}
