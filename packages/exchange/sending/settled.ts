import { byCode } from '@mingcha/kernel/arrange';
import { allByPlace, byHead, defineRuns, rowsAt } from '@mingcha/register/runs';
import { type Page, type PageQuery, type Stored, sha256Hex, type TenantStore } from '@mingcha/store';
import { type ExchangeRow, rowEntity } from './entities.ts';

/** What is kept of a row that the partner has as it was sent last; without `accepted` it has deleted it. `number` is that of the batch. */
export type SettledRow = Pick<
  ExchangeRow,
  'guid' | 'keys' | 'since' | 'accepted' | 'acceptedOn' | 'late' | 'at'
> & { number: number };

/** Names what a partner has of some rows in order: their ids, and the hashes of what it accepted. */
export const sumOf = (rows: Iterable<Pick<SettledRow, 'guid' | 'accepted'>>): string => {
  let text = '';
  for (const { guid, accepted } of rows) text += `${guid} ${accepted}\n`;
  return sha256Hex(text).slice(0, 32);
};

/** Rows as partners have them, by contract. A row that is on its way, was refused or is mended is a `rowEntity`, which counts instead. */
export const settledRuns = defineRuns<SettledRow>()({
  name: 'EXCHSETTLED',
  headAt: ({ contract }: { contract: string }) => [contract],
  placeOf: ({ guid }) => guid,
  inOrder: (a, b) => byCode(a.guid, b.guid) || a.number - b.number,
  kept: (rows, isWhole) => (isWhole && rows.at(-1)?.accepted === undefined ? [] : rows.slice(-1)),
  sumOf,
});

/** A settled row as rows are read: it has no lock of its own, so that a change of it makes an item. */
function rowOf(contract: string, settled: SettledRow | undefined): Stored<ExchangeRow> | undefined {
  if (settled?.accepted === undefined) return undefined;
  const { number: _, ...row } = settled;
  return { contract, ...row, lock: 0 };
}

type Place = Parameters<typeof allByPlace<SettledRow, { contract: string }>>[3];

/** The rows of a contract as they stand, by their ids. Pages of settled rows that `skips` names are passed over. */
export async function* standingRows(
  store: TenantStore,
  contract: string,
  place: Place = {},
): AsyncGenerator<Stored<ExchangeRow>, void, void> {
  // What settles meanwhile has left the items first: read in this order it is seen in one of them.
  const open = openRows(store, contract, place.after);
  let item = await open.next();
  const settled = allByPlace(store, settledRuns, { contract }, place);
  let page = await settled.next();
  while (!item.done || !page.done) {
    const at = page.done ? undefined : page.value[0]!.guid;
    if (!item.done && (at === undefined || item.value.guid <= at)) {
      yield item.value;
      if (item.value.guid === at) page = await settled.next();
      item = await open.next();
    } else if (!page.done) {
      const row = rowOf(contract, page.value.at(-1));
      if (row) yield row;
      page = await settled.next();
    }
  }
}

async function* openRows(store: TenantStore, contract: string, after = '') {
  const between = after === '' ? undefined : { from: [after] };
  let cursor: string | undefined;
  do {
    const page = await store.query(rowEntity, [contract], { between, limit: 1_000, cursor });
    for (const row of page.items) if (row.guid > after) yield row;
    cursor = page.next ?? undefined;
  } while (cursor);
}

/** Some rows of a contract as they stand, in the order of `guids`; what is not there is `undefined`. */
export async function rowsBy(
  store: TenantStore,
  contract: string,
  guids: readonly string[],
): Promise<(Stored<ExchangeRow> | undefined)[]> {
  const items = await Promise.all(guids.map((guid) => store.get(rowEntity, { contract, guid })));
  const others = guids.filter((_, at) => !items[at]);
  if (others.length === 0) return items;
  const settled = await byHead(store, settledRuns, { contract }, (runs) =>
    rowsAt(store, settledRuns, runs, others),
  );
  // In order: the last one of each stands.
  const latest = new Map(settled.map((row) => [row.guid, row]));
  return guids.map((guid, at) => items[at] ?? rowOf(contract, latest.get(guid)));
}

/** Rows that one page of a list looks at, at the most: where few of them are shown, it has fewer than asked. */
const mostLooked = 20_000;

/** A page of what `shown` makes of the rows of a contract, by their ids. `scope` names the list. */
export async function pageOfRows<Shown>(
  store: TenantStore,
  contract: string,
  { scope, shown }: { scope: string; shown: (row: ExchangeRow) => Shown | undefined },
  { limit = 50, cursor }: PageQuery,
): Promise<Page<Shown>> {
  const full = `${store.tenant} ${scope}`;
  let after = cursor === undefined ? '' : (store.cursors.open(full, cursor) as string);
  const items: Shown[] = [];
  let looked = 0;
  for await (const row of standingRows(store, contract, { after, ahead: 1 })) {
    after = row.guid;
    const one = shown(row);
    if (one !== undefined) items.push(one);
    if (items.length === limit || ++looked === mostLooked)
      return { items, next: store.cursors.sign(full, after) };
  }
  return { items, next: null };
}
