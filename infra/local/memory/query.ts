import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item, Part } from './table.ts';

/** A page of a part of the table or of its index, as the store asks for it. Pure but for the order that it keeps with the part. */
export function queryIn(
  part: Part | undefined,
  { KeyConditionExpression = '', ExpressionAttributeValues = {}, ...input }: QueryCommandInput,
  placeOf: (item: Item) => string,
): { Items: Item[]; LastEvaluatedKey?: Record<string, unknown> } {
  if (!part) return { Items: [] };
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
  const start = ExclusiveStartKey && (inIndex ? placeOf(ExclusiveStartKey as Item) : ExclusiveStartKey.sk);
  const isBehind = (place: string) =>
    start === undefined || (ScanIndexForward ? place > start : place < start);
  const places = ScanIndexForward ? part.sorted : [...part.sorted].reverse();
  const found: Item[] = [];
  for (const place of places) {
    const item = part.items.get(place);
    if (!item || !isBehind(place) || !isWanted(sortOf(place))) continue;
    if (found.length === Limit) return { Items: found, LastEvaluatedKey: keyOf(found.at(-1)!, inIndex) };
    found.push(item);
  }
  return { Items: found };
}

const keyOf = ({ pk, sk, gsi1pk, gsi1sk }: Item, inIndex: boolean): Record<string, unknown> => ({
  pk,
  sk,
  ...(inIndex && { gsi1pk, gsi1sk }),
});
