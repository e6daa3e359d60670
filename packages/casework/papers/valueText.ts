import type { Column, Field } from '@mingcha/cases';
import { isDate, spokenDate } from '@mingcha/kernel';

/**
 * A value of a field as papers say it: a day as 2026年6月25日 (GB/T 9704), an amount in yuan in groups of three digits with
 * two decimals where it has any, ids by their names. A value that is masked stays as it is.
 */
export function valueText(
  type: (Field | Column)['type'] | undefined,
  value: unknown,
  names: Readonly<Record<string, string>>,
): string {
  if (Array.isArray(value)) return value.map((one) => valueText(type, one, names)).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (type === 'date' && typeof value === 'string' && isDate(value)) return spokenDate(value);
  if (type === 'money' && typeof value === 'number')
    return value.toLocaleString('en', {
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
      maximumFractionDigits: 2,
    });
  return names[String(value)] ?? String(value);
}
