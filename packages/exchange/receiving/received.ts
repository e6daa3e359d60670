import { baseColumns, type Given } from '@mingcha/credit';
import type { Contract } from '../contract/format.ts';
import { elementFault } from '../mapping/compile.ts';
import { creditPrefix } from '../source/creditSource.ts';

type Received = { row_guid: string; cd_operation: 'I' | 'U' | 'D'; [element: string]: unknown };
type TableError = { row_guid: string; err_type: string; remark: string };

/**
 * Rows of a partner as rows of a push, and the errors of those that do not pass the contract's schema. `row` is the place among
 * all that came, from 1.
 */
export function receivedRows(
  contract: Contract,
  rows: readonly Received[],
): { given: Given[]; errors: TableError[] } {
  const kind = contract.source.slice(creditPrefix.length);
  const given: Given[] = [];
  const errors: TableError[] = [];
  for (const [i, row] of rows.entries()) {
    const isDeleted = row.cd_operation === 'D';
    const wrong = contract.elements.flatMap((element) => {
      const fault = isDeleted && !element.key ? undefined : elementFault(element, row[element.name]);
      return fault ? [{ row_guid: row.row_guid, err_type: 'schema', remark: fault.remark }] : [];
    });
    if (wrong.length > 0) {
      errors.push(...wrong);
      continue;
    }
    const base: Record<string, string> = {};
    const values: Record<string, unknown> = {};
    for (const { name, field } of contract.elements) {
      const value = row[name];
      if (value === undefined || value === null || value === '' || field === undefined) continue;
      if (Object.hasOwn(baseColumns, field)) base[field] = String(value);
      else values[field] = value;
    }
    const reason = isDeleted ? { reason: '对方删除' } : {};
    given.push({ row: i + 1, operation: isDeleted ? 'withdraw' : 'put', kind, ...base, values, ...reason });
  }
  return { given, errors };
}
