import type { Column, Field, Values } from '@mingcha/cases';

/** A value of a field, or of a column of a table. */
export type Cell = {
  /** The field, also of a column of its. */
  name: string;
  of: Field | Column;
  value: unknown;
  pointer: string;
};

/** Every value of a form, those in tables one by one. Values may be of any shape. */
export function* cellsOf(
  form: Iterable<readonly [string, Field | Column]>,
  values: Values,
  pointer = '/values',
): Generator<Cell, void, void> {
  for (const [name, of] of form) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const at = `${pointer}/${name}`;
    if (of.type !== 'table') {
      yield { name, of, value, pointer: at };
      continue;
    }
    const columns = Object.entries(('columns' in of && of.columns) || {});
    for (const [i, row] of Array.isArray(value) ? value.entries() : []) {
      if (typeof row !== 'object' || row === null) continue;
      for (const cell of cellsOf(columns, row as Values, `${at}/${i}`)) yield { ...cell, name };
    }
  }
}
