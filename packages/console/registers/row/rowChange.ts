import type { Cell, Row } from '../../api/types.ts';

export type Values = Record<string, Cell>;

/** Nothing, an empty text and an empty list are the same to a reader. */
function blank(value: Cell): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Whether two cells hold the same, lists in order. */
export function sameCell(a: Cell, b: Cell): boolean {
  return (blank(a) && blank(b)) || JSON.stringify(a) === JSON.stringify(b);
}

/** The merge patch (RFC 7396) that turns `before` into `after` in these fields; what was emptied becomes null. */
export function mergePatch(before: Values, after: Values, fields: readonly string[]): Values {
  const patch: Values = {};
  for (const field of fields) {
    if (!sameCell(before[field], after[field])) patch[field] = blank(after[field]) ? null : after[field];
  }
  return patch;
}

/** A row without its empty fields. */
export function withoutBlanks(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !blank(value)));
}

export interface Clash {
  field: string;
  before: Cell;
  mine: Cell;
  theirs: Cell;
  /** Both changed this field, and not to the same. */
  both: boolean;
}

/** After a lost race: each field that I or somebody else changed since `before`. */
export function clashes(before: Row, mine: Values, theirs: Row, fields: readonly string[]): Clash[] {
  return fields.flatMap((field) => {
    const own = !sameCell(before[field], mine[field]);
    const other = !sameCell(before[field], theirs[field]);
    if (!own && !other) return [];
    const both = own && other && !sameCell(mine[field], theirs[field]);
    return [{ field, before: before[field], mine: mine[field], theirs: theirs[field], both }];
  });
}

/** Their row with my changes laid over it. */
export function rebase(before: Row, mine: Values, theirs: Row, fields: readonly string[]): Values {
  const result: Values = { ...theirs };
  for (const field of fields) if (!sameCell(before[field], mine[field])) result[field] = mine[field];
  return result;
}
