import { divisionName } from '@mingcha/kernel';
import { byKey, decidedForCounties, type LevelRow, type Values } from './compared.ts';
import { byCounty, standardOf } from './counties.ts';
import type { Side } from './matrix.ts';
import type { Edition } from './published.ts';

/** Stands for what counties are held against, where those who compare are named by codes. */
const standardCode = '000000';
const mostCounties = '多数县区';

/** Who above counties says something of their items: the elements of which it speaks, and its rows by key. */
type Lead = {
  called: string;
  speaks: ReadonlySet<string>;
  rows: ReadonlyMap<string, LevelRow>;
  open: Side['open'];
};

const noCounties = { of: () => undefined, mark: '' };

/**
 * The rows of a city's list as its counties have them, as sides that are compared. The first is what they are held against: of
 * what nation and province decide, the province's edition where it has the item; else the city's own row; else what most
 * counties say. Empty where no county has rows.
 */
export async function countySides(whole: Side, above: Edition | undefined): Promise<Side[]> {
  const { list, version, counties: places } = whole;
  const elements = decidedForCounties(list).filter(({ field }) => whole.fields.includes(field));
  const fields = elements.map(({ field }) => field);
  const pages = await whole.rows(list, fields);
  const grouped = [...byCounty(pages, places.of)];
  if (grouped.length === 0) return [];
  const decidedAbove = elements.filter(({ decidedBy }) => decidedBy !== '市').map(({ field }) => field);
  const own = pages.map((rows) => rows.filter((row) => places.of(row) === undefined));
  const leads: Lead[] = [
    ...(above
      ? [
          {
            called: above.called,
            speaks: new Set(decidedAbove.filter((field) => above.fields.includes(field))),
            rows: byKey(await above.rows(list, fields), above.counties.of).found,
            open: above.open,
          },
        ]
      : []),
    { called: `${whole.called}本级`, speaks: new Set(fields), rows: byKey(own).found, open: whole.open },
  ];
  const theirs = grouped.map(([, rows]) => byKey([rows]).found);
  const keys = [...new Set(theirs.flatMap((rows) => [...rows.keys()]))];

  /** Who says what counties are held against, of one element of an item. */
  function source(key: string, at: number) {
    const field = fields[at]!;
    const found = standardOf(
      leads.map(({ speaks, rows }) => (speaks.has(field) ? rows.get(key)?.marks[at] : undefined)),
      theirs.map((rows) => rows.get(key)?.marks[at]),
    );
    if (!found) return undefined;
    if (found.of === 'counties') {
      const called = found.most ? mostCounties : divisionName(grouped[found.at]![0]);
      return { called, open: whole.open, row: theirs[found.at]!.get(key)! };
    }
    const { called, rows, open } = leads[found.at]!;
    return { called, open, row: rows.get(key)! };
  }

  const standard: Side = {
    ...{ tenant: standardCode, called: '应当一致的内容', list, fields, counties: noCounties },
    version: {
      ...version,
      id: `${version.id}.${above?.version.id ?? ''}.${places.mark}`,
      count: keys.length,
    },
    like: (key, field) => source(key, fields.indexOf(field))?.called ?? '',
    rows: async () => [
      keys.map((key): LevelRow => {
        const marks = fields.map((_, at) => source(key, at)?.row.marks[at] ?? '');
        const { name } = theirs.find((rows) => rows.has(key))!.get(key)!;
        return { id: key, key, name, marks };
      }),
    ],
    async open(asked) {
      const wanted = new Map<Side['open'], Set<string>>();
      const sources = asked.map((key) => fields.map((_, at) => source(key, at)));
      for (const one of sources.flat())
        if (one) wanted.set(one.open, (wanted.get(one.open) ?? new Set()).add(one.row.id));
      const read = new Map<Side['open'], Map<string, Values>>();
      for (const [open, ids] of wanted) read.set(open, await open([...ids]));
      return new Map(
        asked.map((key, i) => {
          const said = fields.map((field, at) => {
            const from = sources[i]![at];
            return [field, from && read.get(from.open)?.get(from.row.id)?.[field]] as const;
          });
          return [key, Object.fromEntries(said.filter(([, value]) => value !== undefined))];
        }),
      );
    },
  };
  return [
    standard,
    ...grouped.map(
      ([code, rows]): Side => ({
        ...{ tenant: code, called: divisionName(code), list, fields, counties: noCounties },
        version: { ...version, count: rows.length },
        rows: async () => [rows],
        open: whole.open,
      }),
    ),
  ];
}
