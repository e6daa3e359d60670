import type { Limit as TimeLimit } from '@mingcha/lifecycle/clocks';
import type { CompiledCaseType } from '../compiled.ts';
import type { Limit } from '../format/parts.ts';
import type { Facts, Values } from '../step/record.ts';
import { isEmpty } from '../step/values.ts';

/** What a limit is looked up in: the case's fields, and the rows that they name. */
export type Known = { fields: Values; rows?: Facts['rows'] };

/** The fields that decide how long a limit is. */
export function fieldsOf(compiled: CompiledCaseType, limit: Limit): readonly string[] {
  if ('workingDaysIn' in limit) return [limit.workingDaysIn];
  if ('row' in limit) return [limit.row];
  if ('date' in limit) return [limit.date];
  if ('yearly' in limit) return [limit.year];
  if (!('rules' in limit)) return [];
  return limit.rules.flatMap(({ when }) => (when === undefined ? [] : compiled.expression(when).reads));
}

/** A limit of a definition as a clock counts it; undefined while a field that it needs has no value. */
export function limitOf(compiled: CompiledCaseType, limit: Limit, known: Known): TimeLimit | undefined {
  const { fields } = known;
  if ('rules' in limit) {
    const values = new Map(Object.entries(fields));
    return limit.rules.find(({ when }) => when === undefined || compiled.expression(when).holds(values))
      ?.limit;
  }
  if ('workingDaysIn' in limit) return wholeDays(fields[limit.workingDaysIn], limit.max);
  if ('row' in limit) return wholeDays(columnOf(compiled, limit, known));
  if ('date' in limit) {
    const date = fields[limit.date];
    return typeof date === 'string' && !isEmpty(date) ? { date } : undefined;
  }
  if (!('yearly' in limit)) return limit;
  const year = Number(fields[limit.year]);
  return Number.isInteger(year) && year > 0
    ? { yearly: limit.yearly, year: year + (limit.plus ?? 0) }
    : undefined;
}

/** A number of working days, at least one; undefined for what is none. */
function wholeDays(value: unknown, max = 1_000): TimeLimit | undefined {
  const days = Number(value);
  if (isEmpty(value) || !Number.isInteger(days) || days < 1) return undefined;
  return { workingDays: Math.min(days, max) };
}

function columnOf(
  compiled: CompiledCaseType,
  { row, column }: { row: string; column: string },
  { fields, rows }: Known,
): unknown {
  const register = compiled.fields.get(row)?.register ?? '';
  return rows?.get(register)?.get(String(fields[row]))?.get(column);
}
