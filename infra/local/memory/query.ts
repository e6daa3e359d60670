import type { Attributes, QueryInput } from '@mingcha/store';
import type { Item, Part } from './table.ts';

/** A page of a part of the table or of its index, as the store asks for it. Pure but for the order that it keeps with the part. */
export function queryIn(
  part: Part | undefined,
  { KeyConditionExpression = '', ExpressionAttributeValues, ...input }: QueryInput,
  placeOf: (item: Item) => string,
): { items: Item[]; last: Attributes | undefined } {
  if (!part) return { items: [], last: undefined };
  part.sorted ??= [...part.items.keys()].sort();
  const { IndexName, ScanIndexForward = true, Limit = Number.POSITIVE_INFINITY, ExclusiveStartKey } = input;
  const inIndex = IndexName !== undefined;
  const sortOf = (place: string) => (inIndex ? place.slice(0, place.indexOf('\0')) : place);
  const condition = KeyConditionExpression.replace('#pk = :pk', '');
  const value = (name: string) => String(ExpressionAttributeValues[name]);
  const isWanted = ((): ((sort: string) => boolean) => {
    if (condition === '') return () => true;
    if (condition === ' AND begins_with(#sk, :sk)') return (sort) => sort.startsWith(value(':sk'));
    if (condition === ' AND #sk BETWEEN :from AND :to')
      return (sort) => sort >= value(':from') && sort <= value(':to');
    throw new Error(`a query that this table does not know: ${KeyConditionExpression}`);
  })();
  const from = ExclusiveStartKey as Item | undefined;
  const start = from && (inIndex ? placeOf(from) : from.sk);
  const isBehind = (place: string) =>
    start === undefined || (ScanIndexForward ? place > start : place < start);
  const places = ScanIndexForward ? part.sorted : [...part.sorted].reverse();
  const found: Item[] = [];
  for (const place of places) {
    const item = part.items.get(place);
    if (!item || !isBehind(place) || !isWanted(sortOf(place))) continue;
    if (found.length === Limit) return { items: found, last: keyOf(found.at(-1)!, inIndex) };
    found.push(item);
  }
  return { items: found, last: undefined };
}

const keyOf = ({ pk, sk, gsi1pk, gsi1sk }: Item, inIndex: boolean): Attributes => ({
  pk,
  sk,
  ...(inIndex && { gsi1pk, gsi1sk }),
});
