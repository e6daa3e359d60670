import { byCode } from '@mingcha/kernel/arrange';
import { type LevelRow, wholeMark } from './compared.ts';

/** What a city refused of an item: marks of what was offered, by field; `*` is the item itself, `gone` that it was dropped. */
export type Refused = Readonly<Record<string, string>>;

/** The field that stands for the whole item. */
export const wholeItem = '*';
export const gone = 'gone';

/**
 * How an element of an item differs from what is offered above. `pending` was changed above since the city took it over and
 * waits for a decision, `refused` was decided upon, `own` is the city's since. With `conflict` both sides changed it.
 */
export type ElementChange = { at: number; state: 'pending' | 'refused' | 'own'; conflict: boolean };

/** What there is to do: take it into the list, join it with the row that is there, take changes over, take it off. */
export type ChangeKind = 'new' | 'existing' | 'changed' | 'removed';

/** Where an item stands between the city and the level above; `state` is `settled` where nothing is to be decided. */
export type LevelChange = {
  /** Its id above; of one that is not offered any more, as it was there. */
  item: string;
  kind: ChangeKind;
  state: 'pending' | 'refused' | 'settled';
  name: string;
  dept?: string;
  offered?: LevelRow;
  own?: LevelRow;
  elements: readonly ElementChange[];
};

type Sides = {
  /** What is compared, in the order of the rows' marks. */
  fields: readonly string[];
  offered: ReadonlyMap<string, LevelRow>;
  own: ReadonlyMap<string, LevelRow>;
  /** Keys that several rows of either side have: nothing is to be decided of them. */
  several: ReadonlySet<string>;
  /** The item as it was offered when the city took it over; undefined where that is not known. */
  baseOf: (own: LevelRow) => readonly string[] | undefined;
  /** What the city refused, by the item's id above. */
  refused: (item: string) => Refused | undefined;
};

/** What a level above offers beside what a city has, item by item, in the order of the items' ids. */
export function changesOf({ offered, own, several, ...sides }: Sides): LevelChange[] {
  const found: LevelChange[] = [];
  for (const [key, row] of offered) if (!several.has(key)) found.push(changeOf(row, own.get(key), sides));
  for (const [key, row] of own) {
    if (offered.has(key) || several.has(key) || !row.origin) continue;
    const { item } = row.origin;
    const state = sides.refused(item)?.[wholeItem] === gone ? 'refused' : 'pending';
    found.push({ item, kind: 'removed', state, ...named(row), own: row, elements: [] });
  }
  return found.sort((a, b) => byCode(a.item, b.item));
}

const named = ({ name, dept }: LevelRow) => ({ name, ...(dept !== undefined && { dept }) });

function changeOf(
  offered: LevelRow,
  own: LevelRow | undefined,
  { fields, baseOf, refused }: Pick<Sides, 'fields' | 'baseOf' | 'refused'>,
): LevelChange {
  const { id: item } = offered;
  const no = refused(item) ?? {};
  if (!own?.origin) {
    const state = no[wholeItem] === wholeMark(offered) ? 'refused' : 'pending';
    const differs = own ? differing(own.marks, offered.marks) : [];
    return {
      item,
      kind: own ? 'existing' : 'new',
      state,
      // Which department of the province's it is, is nothing to the city.
      ...(own ? { ...named(own), own } : { name: offered.name }),
      offered,
      elements: differs.map((at) => ({ at, state, conflict: false })),
    };
  }
  const differs = differing(own.marks, offered.marks);
  const base = differs.length > 0 ? baseOf(own) : undefined;
  const elements = differs.map((at): ElementChange => {
    const above = base?.[at] !== offered.marks[at];
    const isRefused = no[fields[at]!] === offered.marks[at];
    const state = isRefused ? 'refused' : above ? 'pending' : 'own';
    return { at, state, conflict: above && base !== undefined && base[at] !== own.marks[at] };
  });
  const has = (state: ElementChange['state']) => elements.some((one) => one.state === state);
  const state = has('pending') ? 'pending' : has('refused') ? 'refused' : 'settled';
  return { item, kind: 'changed', state, ...named(own), offered, own, elements };
}

const differing = (a: readonly string[], b: readonly string[]): number[] =>
  b.flatMap((mark, at) => (mark === a[at] ? [] : [at]));
