import { createPause } from '@mingcha/register';
import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { Mapped, Mapping } from '../mapping/compile.ts';
import type { Source } from '../source/source.ts';
import { type Decision, decide } from './decide.ts';
import { type ExchangeRow, rowEntity } from './entities.ts';

/** What is to become of one row: as it stands with the partner, as the source has it, and what is to be done. */
export type Planned = {
  guid: string;
  row: Stored<ExchangeRow> | undefined;
  mapped: Mapped | undefined;
  decision: Exclude<Decision, { do: 'nothing' | 'wait' }>;
};

const twice = [{ type: '自然键重复', remark: '来源中有几条自然键相同、内容不同的，请核对来源' }];

type Compared = { planned: Planned[]; waits: boolean };
type Opened = { mapping: Mapping; source: Source };

/**
 * Compares the source with what the partner has: only what has changed since a mark, where the source can tell; else all rows.
 * Reads only. `waits` where a row is on its way that says something else by now.
 */
export async function compare(store: TenantStore, opened: Opened, since?: string): Promise<Compared> {
  return (since !== undefined && (await compareSince(store, opened, since))) || compareAll(store, opened);
}

/** Rows that have changed are found by their natural key where that is what tells them apart. */
async function compareSince(
  store: TenantStore,
  { mapping, source }: Opened,
  mark: string,
): Promise<Compared | undefined> {
  const { identity = [] } = source;
  const own = new Set(mapping.keyFields);
  if (own.size !== identity.length || !identity.every((field) => own.has(field))) return undefined;
  const changed = await source.since?.(store, mark);
  if (!changed) return undefined;
  const found = changed.map(({ row, stands }) => ({
    mapped: mapping.map(row),
    goes: stands && mapping.goes(row),
  }));
  const keys = found.map(({ mapped: { guid } }) => ({ contract: mapping.contract.id, guid }));
  const rows = await store.getMany(rowEntity, keys);
  return decided(
    found.map(({ mapped, goes }, at) => ({
      ...{ guid: mapped.guid, row: rows[at], mapped: goes ? mapped : undefined },
      faultsOf: mapping.faultsOf,
    })),
  );
}

async function compareAll(store: TenantStore, { mapping, source }: Opened): Promise<Compared> {
  const { contract, map, goes, faultsOf } = mapping;
  const rows = new Map<string, Stored<ExchangeRow>>();
  for (const row of await queryAll(store, rowEntity, [contract.id])) rows.set(row.guid, row);
  const seen = new Map<string, Mapped>();
  const doubled = new Set<string>();
  const pause = createPause();
  for await (const one of source.rows(store)) {
    if (!goes(one)) continue;
    const mapped = map(one);
    const before = seen.get(mapped.guid);
    if (before && before.hash !== mapped.hash) doubled.add(mapped.guid);
    if (!before) seen.set(mapped.guid, mapped);
    if (pause.isDue()) await pause.take();
  }
  return decided(
    [...new Set([...seen.keys(), ...rows.keys()])].map((guid) => ({
      ...{ guid, row: rows.get(guid), mapped: seen.get(guid) },
      faultsOf: doubled.has(guid) ? () => twice : faultsOf,
    })),
  );
}

type Found = Pick<Planned, 'guid' | 'row' | 'mapped'> & Pick<Mapping, 'faultsOf'>;

function decided(all: readonly Found[]): Compared {
  const planned: Planned[] = [];
  let waits = false;
  for (const { faultsOf, ...one } of all) {
    const decision = decide(one.mapped, one.row, faultsOf);
    if (decision.do === 'wait') waits = true;
    else if (decision.do !== 'nothing') planned.push({ ...one, decision });
  }
  return { planned, waits };
}
