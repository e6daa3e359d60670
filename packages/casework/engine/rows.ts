import type { CompiledCaseType, Limit, Lookups } from '@mingcha/cases';
import type { PinnedRows } from '../kept/case.ts';

/** The column that names a row on screen. */
const title = 'name';

type RowMaps = NonNullable<Lookups['rows']>;

const mapped = new WeakMap<PinnedRows, RowMaps>();

/** Pinned rows as a step reads them; the same for the same rows. */
export function rowMaps(pinned: PinnedRows): RowMaps {
  const known = mapped.get(pinned);
  if (known) return known;
  const maps = new Map(
    Object.entries(pinned).map(([register, rows]) => [
      register,
      new Map(Object.entries(rows).map(([id, row]) => [id, new Map(Object.entries(row))])),
    ]),
  );
  mapped.set(pinned, maps);
  return maps;
}

/** The columns that a definition reads from the row that a field names. */
export function columnsRead({ type, fields, clocks, tasks }: CompiledCaseType, field: string): Set<string> {
  const found = new Set([title]);
  const add = (limit: Limit | undefined) => {
    if (limit && 'row' in limit && limit.row === field) found.add(limit.column);
  };
  for (const { from } of fields.values()) if (from?.row === field) found.add(from.column);
  for (const { limit, promised } of clocks.values()) [limit, promised].forEach(add);
  for (const { limit } of tasks.values()) add(limit);
  for (const { clock } of Object.values(type.actions)) {
    for (const effect of Object.values(clock ?? {})) {
      if (typeof effect === 'string' || effect === undefined) continue;
      add('extend' in effect ? effect.extend : effect.until);
    }
  }
  return found;
}
