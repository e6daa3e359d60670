import { firstFrom } from '@mingcha/kernel/arrange';
import { createPause } from '@mingcha/register';
import type { PageName } from '@mingcha/register/runs';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Mapped, Mapping } from '../mapping/compile.ts';
import type { Source } from '../source/source.ts';
import { type Decision, decide } from './decide.ts';
import type { ExchangeRow } from './entities.ts';
import { rowsBy, standingRows, sumOf } from './settled.ts';

/** What is to become of one row: as it stands with the partner, as the source has it, and what is to be done. */
export type Planned = {
  guid: string;
  row: Stored<ExchangeRow> | undefined;
  mapped: Mapped | undefined;
  decision: Exclude<Decision, { do: 'nothing' | 'wait' }>;
};

const twice = [{ type: '自然键重复', remark: '来源中有几条自然键相同、内容不同的，请核对来源' }];

/** `next` is the row behind which the comparison goes on; missing where it came to its end. `isOrdered` by the ids of rows, or not. */
type Compared = { planned: Planned[]; waits: boolean; isOrdered: boolean; next?: string };
type Opened = { mapping: Mapping; source: Source };
/** Where a comparison begins, and how many rows that differ it takes at most. */
type Part = { after: string; most: number };

/**
 * Compares the source with what the partner has: only what has changed since a mark, where the source can tell; else row by row
 * in the order of their ids, until there are enough that differ. Reads only. `waits` where a row is on its way that says
 * something else by now.
 */
export async function compare(
  store: TenantStore,
  opened: Opened,
  { since, ...part }: Part & { since?: string | undefined },
): Promise<Compared> {
  return (
    (since !== undefined && part.after === '' && (await compareSince(store, opened, since))) ||
    compareFrom(store, opened, part)
  );
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
  const guids = found.map(({ mapped: { guid } }) => guid);
  const rows = await rowsBy(store, mapping.contract.id, guids);
  const changes = decided(
    found.map(({ mapped, goes }, at) => ({
      ...{ guid: mapped.guid, row: rows[at], mapped: goes ? mapped : undefined },
      faultsOf: mapping.faultsOf,
    })),
  );
  return { ...changes, isOrdered: false };
}

/** Reads what stands with the partner page by page, so that of many rows only those that differ are in memory. */
async function compareFrom(store: TenantStore, { mapping, source }: Opened, part: Part): Promise<Compared> {
  const { contract, map, guidOf, goes, faultsOf } = mapping;
  const { hashes, doubled } = await hashesOf(store, { mapping, source }, part.after);
  const said = { guids: [...hashes.keys()].sort(), hashes, doubled };
  const differing = new Map<string, Stored<ExchangeRow> | undefined>();
  let next: string | undefined;
  for await (const [guid, row] of allRows(store, contract.id, { after: part.after, said })) {
    if (row && isSettled(row, hashes.get(guid)) && !doubled.has(guid)) continue;
    differing.set(guid, row);
    if (differing.size < part.most) continue;
    next = guid;
    break;
  }
  const mapped = new Map<string, Mapped>();
  const pause = createPause();
  if (differing.size > 0)
    for await (const one of source.rows(store)) {
      if (pause.isDue()) await pause.take();
      if (!goes(one)) continue;
      const guid = guidOf(one);
      if (differing.has(guid) && !mapped.has(guid)) mapped.set(guid, map(one));
    }
  const found = [...differing].map(([guid, row]) => ({
    ...{ guid, row, mapped: mapped.get(guid) },
    faultsOf: doubled.has(guid) ? () => twice : faultsOf,
  }));
  return { ...decided(found), isOrdered: true, ...(next !== undefined && { next }) };
}

/** What the source says, by the ids of its rows behind one; and those whose natural key several rows have. */
async function hashesOf(store: TenantStore, { mapping, source }: Opened, after: string) {
  const hashes = new Map<string, string>();
  const doubled = new Set<string>();
  const pause = createPause();
  for await (const one of source.rows(store)) {
    if (pause.isDue()) await pause.take();
    if (!mapping.goes(one)) continue;
    const guid = mapping.guidOf(one);
    if (guid <= after) continue;
    const hash = mapping.hashOf(one);
    const before = hashes.get(guid);
    if (before === undefined) hashes.set(guid, hash);
    else if (before !== hash) doubled.add(guid);
  }
  return { hashes, doubled };
}

/** Whether the partner has a row as the source says it, and nothing is to be done with it. */
const isSettled = (
  { accepted, sending, refused, mending, again }: ExchangeRow,
  hash: string | undefined,
): boolean => accepted !== undefined && accepted === hash && !sending && !refused && !mending && !again;

type Said = { guids: readonly string[]; hashes: ReadonlyMap<string, string>; doubled: ReadonlySet<string> };

/**
 * The rows of the source and those that stand with the partner, each once, in the order of their ids. Pages whose rows are just
 * as the source says them are not read, and their rows not given.
 */
async function* allRows(
  store: TenantStore,
  contract: string,
  { after, said }: { after: string; said: Said },
): AsyncGenerator<[guid: string, row: Stored<ExchangeRow> | undefined]> {
  const { guids } = said;
  const alike = new Uint8Array(guids.length);
  function skips({ from, to, count, sum }: PageName): boolean {
    const first = firstFrom(guids, from);
    const last = first + count - 1;
    if (guids[last] !== to) return false;
    const own = guids.slice(first, last + 1);
    if (own.some((guid) => said.doubled.has(guid))) return false;
    if (sumOf(own.map((guid) => ({ guid, accepted: said.hashes.get(guid) }))) !== sum) return false;
    alike.fill(1, first, last + 1);
    return true;
  }
  let at = 0;
  for await (const row of standingRows(store, contract, { after, skips })) {
    for (; at < guids.length && guids[at]! < row.guid; at++) if (!alike[at]) yield [guids[at]!, undefined];
    if (guids[at] === row.guid) at++;
    yield [row.guid, row];
  }
  for (; at < guids.length; at++) if (!alike[at]) yield [guids[at]!, undefined];
}

type Found = Pick<Planned, 'guid' | 'row' | 'mapped'> & Pick<Mapping, 'faultsOf'>;

function decided(all: readonly Found[]): Pick<Compared, 'planned' | 'waits'> {
  const planned: Planned[] = [];
  let waits = false;
  for (const { faultsOf, ...one } of all) {
    const decision = decide(one.mapped, one.row, faultsOf);
    if (decision.do === 'wait') waits = true;
    else if (decision.do !== 'nothing') planned.push({ ...one, decision });
  }
  return { planned, waits };
}
