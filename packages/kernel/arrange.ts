const chinese = new Intl.Collator('zh-CN', { numeric: true });

/** What a column of a list says of a row, as text or number; undefined where it says nothing. */
export type ListValue = string | number | undefined;

/** What is asked of a list: a part of what one of its columns says, and an order, `field` or `-field`. */
export type ListAsked = { q?: string | undefined; sort?: string | undefined };

/** The order of two values of a column: of numbers by size, of texts by pinyin with figures as figures. */
export const compareValues = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : chinese.compare(String(a), String(b));

/** The order of two texts by their code units, such as of ids, codes and instants. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The place of the first of some texts in order (`byCode`) that is not before another; their number where all are. */
export function firstFrom(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All numbers together; 0 of none. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** An order of keys or its opposite; what says nothing comes last either way. */
export const missingLast =
  <K>(compare: (a: K, b: K) => number, isDown: boolean) =>
  (a: K | undefined, b: K | undefined): number => {
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return isDown ? compare(b, a) : compare(a, b);
  };

/**
 * The rows that have the text in one of the values that are searched, in the order asked for; rows for which the sorted
 * value says nothing come last either way, and equal ones stay as they came.
 */
export function arrange<Row>(
  rows: readonly Row[],
  { q = '', sort = '' }: ListAsked,
  {
    searched,
    valueFor,
  }: {
    searched: readonly ((row: Row) => ListValue)[];
    /** The value of a field; undefined where the list has no such field to be sorted by. */
    valueFor: (field: string) => ((row: Row) => ListValue) | undefined;
  },
): Row[] {
  const text = q.toLowerCase();
  const isFound = (row: Row) => searched.some((value) => `${value(row) ?? ''}`.toLowerCase().includes(text));
  const found = text === '' ? [...rows] : rows.filter(isFound);
  const down = sort.startsWith('-');
  const value = valueFor(down ? sort.slice(1) : sort);
  if (!value) return found;
  // Each value once: some are made from several names.
  const valued = found.map((row): [Row, ListValue] => [row, value(row)]);
  const compare = missingLast(compareValues, down);
  valued.sort(([, a], [, b]) => compare(a, b));
  return valued.map(([row]) => row);
}
