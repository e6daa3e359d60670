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
  decision: Exclude<Decision, { do: 'nothing' }>;
};

const twice = [{ type: '自然键重复', remark: '来源中有几条自然键相同、内容不同的，请核对来源' }];

/** Compares all rows of the source with what the partner has. Reads only. */
export async function compare(
  store: TenantStore,
  { mapping, source }: { mapping: Mapping; source: Source },
): Promise<Planned[]> {
  const { contract, map, faultsOf } = mapping;
  const rows = new Map<string, Stored<ExchangeRow>>();
  for (const row of await queryAll(store, rowEntity, [contract.id])) rows.set(row.guid, row);
  const seen = new Map<string, Mapped>();
  const doubled = new Set<string>();
  const pause = createPause();
  for await (const one of source.rows(store)) {
    const mapped = map(one);
    if (!mapped) continue;
    const before = seen.get(mapped.guid);
    if (before && before.hash !== mapped.hash) doubled.add(mapped.guid);
    if (!before) seen.set(mapped.guid, mapped);
    if (pause.isDue()) await pause.take();
  }
  const planned: Planned[] = [];
  for (const guid of new Set([...seen.keys(), ...rows.keys()])) {
    const row = rows.get(guid);
    const mapped = seen.get(guid);
    const decision = decide(mapped, row, doubled.has(guid) ? () => twice : faultsOf);
    if (decision.do !== 'nothing') planned.push({ guid, row, mapped, decision });
  }
  return planned;
}
