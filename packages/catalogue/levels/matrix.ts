import { createCache } from '@mingcha/register';
import { sha256Hex } from '@mingcha/store';
import { byKey, type ComparedElement, decidedElements, type LevelRow, type Values } from './compared.ts';
import type { Edition } from './published.ts';
import { type Marks, type Sameness, samenessOf } from './sameness.ts';
import { type Way, wayOf } from './ways.ts';

/** A list of a tenant that is compared: an edition, or for the tenant itself its draft; or the part of it that a county has. */
export type Side = Pick<
  Edition,
  'tenant' | 'called' | 'version' | 'list' | 'fields' | 'counties' | 'rows' | 'open'
> & {
  /** Whose words an element of an item has, where the side speaks for several. */
  like?: (key: string, field: string) => string;
};

/** An item beside the same one in other tenants; rows by their places, undefined where a tenant does not have it. */
export type MatrixRow = {
  key: string;
  name: string;
  rows: readonly (LevelRow | undefined)[];
  /** Elements that differ, by their places, with the way to even them out. */
  differing: readonly ({ at: number } & Way)[];
  /** Tenants that do not have the item, by their places. */
  missing: readonly number[];
};

export type Matrix = {
  elements: readonly ComparedElement[];
  rows: readonly MatrixRow[];
  /** How much each tenant but the first says the same as the first, in order. */
  sameness: readonly Sameness[];
  /** Keys that several rows of a tenant have, by its place: they are not compared. */
  several: readonly (readonly string[])[];
  /** Keys of which a tenant's counties have rows and it has none, by its place. */
  below: readonly ReadonlySet<string>[];
};

const kept = createCache(48 * 2 ** 20);
const rowSize = 300;

/**
 * Compares a list of several tenants, item by item, in the order of their keys, by what must be the same; the first is what the
 * others are held against.
 */
export async function matrixOf(sides: readonly Side[], decided = decidedElements): Promise<Matrix> {
  const [reference] = sides;
  const { list } = reference!;
  // What is not open in the first is compared with nobody.
  const elements = decided(list).filter(({ field }) => reference!.fields.includes(field));
  const fields = elements.map(({ field }) => field);
  const from = sides.map(({ tenant, version, fields: open, counties }) => [
    ...[tenant, version.id, open, counties.mark],
  ]);
  return kept.get<Matrix>(
    sha256Hex(Buffer.from(JSON.stringify([list.id, list.sameBy ?? '', elements, from]))),
    ({ rows }) => rows.length * rowSize,
    async () => {
      const read = await Promise.all(
        sides.map(async (side) => byKey(await side.rows(list, fields), side.counties.of)),
      );
      const keys = [...new Set(read.flatMap(({ found }) => [...found.keys()]))].sort();
      const rows = keys.map((key) =>
        matrixRow(
          key,
          read.map(({ found }) => found.get(key)),
          fields.length,
        ),
      );
      const marks = read.map(
        ({ found }) => new Map([...found].map(([key, row]): [string, Marks] => [key, row.marks])),
      );
      return {
        ...{ elements, rows },
        sameness: marks.slice(1).map((one) => samenessOf(marks[0]!, one)),
        several: read.map(({ several }) => [...several].sort()),
        below: read.map(({ below }) => below),
      };
    },
  );
}

function matrixRow(key: string, rows: readonly (LevelRow | undefined)[], count: number): MatrixRow {
  const differing: ({ at: number } & Way)[] = [];
  for (let at = 0; at < count; at++) {
    const way = wayOf(rows.map((row) => row?.marks[at]));
    if (way) differing.push({ at, ...way });
  }
  return {
    key,
    name: rows.find((row) => row !== undefined)!.name,
    rows,
    differing,
    missing: rows.flatMap((row, at) => (row ? [] : [at])),
  };
}

/** What rows of a matrix say, by tenant's place: the open values of their items. */
export async function valuesOfRows(
  sides: readonly Side[],
  rows: readonly MatrixRow[],
): Promise<Map<string, Values>[]> {
  return Promise.all(sides.map((side, at) => side.open(rows.flatMap(({ rows: all }) => all[at]?.id ?? []))));
}
