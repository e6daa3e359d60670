import { createRowFinder, type PartOf, type Prepared, type Row } from '@mingcha/register';
import { sha256Hex } from '@mingcha/store';
import type { ListKind } from '../kinds/lists.ts';
import { type Found, findingSize, namesOf } from './found.ts';

/**
 * What each row breaks by itself: codes, rules, and what it would not be saved with today. The same rows under the same rules
 * and the same departments have the same findings, so they are made once.
 */
export function withinPart({ list, kind }: ListKind, prepared: Prepared<Row>): PartOf<Found[]> {
  const find = createRowFinder(kind, prepared).stored;
  const named = namesOf(list);
  const values = prepared.columns.map((column) => column.values ?? null);
  return {
    name: `findings/${sha256Hex(Buffer.from(JSON.stringify([list, values])))}`,
    make: (rows) =>
      rows.flatMap((row) =>
        find(row).map(({ field, severity, code, message }) => ({
          ...named(row),
          list: list.id,
          rule: code,
          ...{ severity, field, message },
        })),
      ),
    bytes: (found) => found.length * findingSize,
  };
}
