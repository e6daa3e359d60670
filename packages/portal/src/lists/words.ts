import type { Column, Row } from './api.ts';

/** A value as people read it: departments and choices by their names, lists parted by 、. */
export function valueText({ values = [], type }: Pick<Column, 'values' | 'type'>, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueText({ values, type }, one)).join('、');
  if (type === 'boolean') return value === true ? '是' : '否';
  const named = values.find((one) => typeof one !== 'string' && one.value === value);
  return (typeof named === 'object' && named.label) || String(value);
}

/** What can be chosen of a column, for a filter; nothing where its values are not known. */
export const choicesOf = ({ values = [] }: Column): { value: string; label: string }[] =>
  values.map((one) =>
    typeof one === 'string'
      ? { value: one, label: one }
      : { value: one.value, label: one.label ?? one.value },
  );

/** The columns in which a row has something, but for its name. */
export const filledIn = (columns: readonly Column[], row: Row): Column[] =>
  columns.filter(({ field }) => {
    const value = row[field];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    return field !== 'name' && !isEmpty;
  });
