import { canonicalJson } from '@mingcha/kernel';
import { byCode } from '@mingcha/kernel/arrange';
import type { PartOf, Row } from '@mingcha/register';
import { sha256Hex } from '@mingcha/store';
import type { ListDefinition } from '../kinds/format.ts';
import { inheritedFields, type Origin, originField, readOrigin } from '../kinds/origin.ts';
import { namesOf } from '../lint/found.ts';
import type { CountyOf } from './counties.ts';

/** An element that is compared between levels; `decidedBy` says who above decides it, where that is not each tenant itself. */
export type ComparedElement = { field: string; header: string; decidedBy?: string };

export type Values = Readonly<Record<string, unknown>>;
export const valuesOf = (row: Row): Values => row as unknown as Values;

/** The field by which the same item is found in every tenant. */
export const keyField = ({ sameBy = 'id' }: Pick<ListDefinition, 'sameBy'>): string => sameBy;

/**
 * What of an item is compared with that of the level above: the open elements that are decided there, and those of which
 * nobody said who decides them. Departments and divisions are every tenant's own.
 */
export function comparedElements(list: ListDefinition): ComparedElement[] {
  const decided = inheritedFields(list);
  return list.elements.flatMap(({ of, field, title, type, owner, open }) => {
    const decidedBy = decided[field];
    const local = owner !== undefined && decidedBy === undefined;
    const isKey = field === 'id' || field === keyField(list);
    if (of !== undefined || !open || local || isKey || type === 'department' || type === 'division')
      return [];
    return [{ field, header: title, ...(decidedBy !== undefined && { decidedBy }) }];
  });
}

/** Of those what must be the same in every tenant. */
export const decidedElements = (list: ListDefinition): ComparedElement[] =>
  comparedElements(list).filter(({ decidedBy }) => decidedBy !== undefined);

/** What must be the same in all counties of a city: what is decided above it, and what it decides itself. */
export function decidedForCounties(list: ListDefinition): ComparedElement[] {
  const key = keyField(list);
  return list.elements.flatMap(({ of, field, title, type, owner, open }) => {
    const isPlace = type === 'department' || type === 'division' || field === 'id' || field === key;
    if (of !== undefined || !open || isPlace || owner === undefined || owner === '县') return [];
    return [{ field, header: title, decidedBy: owner }];
  });
}

/** Longer ones are compared by their hash. */
const longestPlain = 40;

/** Stands for a value: the same for the same values and no others; empty where there is none, also where a list is empty. */
export function markOf(value: unknown): string {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return '';
  const text = canonicalJson(value);
  return text.length <= longestPlain ? text : `#${sha256Hex(Buffer.from(text)).slice(0, 32)}`;
}

/** A row as levels compare it: by which key, what it was taken over from, and a mark for each compared element. */
export type LevelRow = {
  id: string;
  key: string;
  name: string;
  dept?: string;
  /** Of a list that says so row by row. */
  division?: string;
  origin?: Origin;
  marks: readonly string[];
};

/** Makes a row of a list comparable; the marks are in the order of `fields`. */
export function levelRowOf(list: ListDefinition, fields: readonly string[]): (row: Row) => LevelRow {
  const named = namesOf(list);
  const key = keyField(list);
  const place = list.elements.find(({ of, type }) => of === undefined && type === 'division')?.field;
  return (row) => {
    const values = valuesOf(row);
    const origin = readOrigin(values[originField]);
    const division = place === undefined ? undefined : values[place];
    return {
      ...named(row),
      ...(typeof division === 'string' && { division }),
      key: String(values[key] ?? row.id),
      marks: fields.map((field) => markOf(values[field])),
      ...(origin && { origin }),
    };
  };
}

const rowSize = 250;

/** Of a row what these fields say, and its id. */
export const partOf = (row: Row, fields: readonly string[]): Values =>
  Object.fromEntries(
    Object.entries(valuesOf(row)).filter(([field]) => field === 'id' || fields.includes(field)),
  );

/** The same, of all rows of a page; with `open` they are another tenant's, of whose rows no other fields are looked at. */
export function levelPart(
  list: ListDefinition,
  fields: readonly string[],
  open?: readonly string[],
): PartOf<LevelRow[]> {
  const whole = levelRowOf(list, fields);
  const seen = open && [...open, originField];
  const make = (row: Row) => whole(seen ? (partOf(row, seen) as unknown as Row) : row);
  const named = list.elements.map(({ of, field, type }) => [of ?? '', field, type]);
  return {
    name: `level/${sha256Hex(Buffer.from(JSON.stringify([fields, keyField(list), named, open ?? null])))}`,
    make: (rows) => rows.map(make),
    bytes: (rows) => rows.reduce((sum, { marks }) => sum + rowSize + 40 * marks.length, 0),
  };
}

/** Rows of a list by what they are found by. */
export type Keyed = {
  found: Map<string, LevelRow>;
  /** Keys that several rows of one place have. They find none: which of them is meant, nothing says. */
  several: Set<string>;
  /** Keys that the tenant itself has no row of and several of its counties have. They find that of the first county. */
  below: Set<string>;
};

/** The rows by what they are found by. Of rows of one key the tenant's own goes before those of its counties. */
export function byKey(pages: readonly (readonly LevelRow[])[], countyOf: CountyOf = () => undefined): Keyed {
  const found = new Map<string, LevelRow>();
  const repeated = new Map<string, LevelRow[]>();
  for (const rows of pages)
    for (const row of rows) {
      const first = found.get(row.key);
      const others = repeated.get(row.key);
      if (!first) found.set(row.key, row);
      else if (others) others.push(row);
      else repeated.set(row.key, [first, row]);
    }
  const several = new Set<string>();
  const below = new Set<string>();
  for (const [key, rows] of repeated) {
    const placed = rows.map((row) => ({ row, county: countyOf(row) ?? '' }));
    placed.sort((a, b) => byCode(a.county, b.county));
    const [first, second] = placed;
    const isOne = first!.county !== second!.county;
    const isEach = new Set(placed.map(({ county }) => county)).size === rows.length;
    if (first!.county === '' ? isOne : isEach) found.set(key, first!.row);
    else {
      several.add(key);
      found.delete(key);
    }
    if (first!.county !== '' && isEach) below.add(key);
  }
  return { found, several, below };
}

/** Stands for all that is compared of a row. */
export const wholeMark = ({ marks }: Pick<LevelRow, 'marks'>): string =>
  sha256Hex(Buffer.from(JSON.stringify(marks))).slice(0, 32);
