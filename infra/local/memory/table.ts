import { type Conditioned, type TableClient, type TransactStep, tableDefinition } from '@mingcha/store';
import { queryIn } from './query.ts';

export type Key = { pk: string; sk: string };
export type Item = Key & Record<string, unknown>;
/** Items by their place: of the table by the sort key, of the index by theirs and the key. */
export type Part = { items: Map<string, Item>; sorted: string[] | undefined };

const { partitionKey, sortKey } = tableDefinition.index;

/** The place of an item in a part of the index. */
const placeOf = (item: Item): string => `${String(item[sortKey])}\0${item.pk}\0${item.sk}`;

/** A value as the table gives it back: of its own, without what is undefined. */
export function plain<T>(value: T): T {
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain) as T;
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) if (one !== undefined) copy[name] = plain(one);
  return copy as T;
}

const failure = (name: string, CancellationReasons?: { Code: string }[]): Error =>
  Object.assign(new Error(name), { name, $fault: 'client', CancellationReasons });

/**
 * The table in memory, for the commands that the store sends: each is answered as the engine would answer it, at a hundredth of the
 * cost. Nothing of it is kept when the process ends. `changed` gets each key whose item was put or removed, with the item that is
 * there now.
 */
export function createMemoryTable(
  changed: (key: Key, item: Item | undefined) => void = () => {},
): TableClient {
  const table = new Map<string, Part>();
  const index = new Map<string, Part>();

  const partOf = (parts: Map<string, Part>, name: string): Part => {
    const known = parts.get(name);
    if (known) return known;
    const made: Part = { items: new Map(), sorted: undefined };
    parts.set(name, made);
    return made;
  };
  const find = ({ pk, sk }: Key): Item | undefined => table.get(pk)?.items.get(sk);

  function takeOut(key: Key): boolean {
    const before = find(key);
    if (!before) return false;
    drop(partOf(table, key.pk), key.sk);
    if (typeof before[partitionKey] === 'string') drop(partOf(index, before[partitionKey]), placeOf(before));
    return true;
  }

  function remove(key: Key): void {
    if (takeOut(key)) changed(key, undefined);
  }

  function set(item: Item): void {
    takeOut(item);
    add(partOf(table, item.pk), item.sk, item);
    if (typeof item[partitionKey] === 'string') add(partOf(index, item[partitionKey]), placeOf(item), item);
    changed(item, item);
  }

  function holds(
    key: Key,
    { ConditionExpression, ExpressionAttributeValues = {} }: Partial<Conditioned>,
  ): boolean {
    if (ConditionExpression === undefined) return true;
    const found = find(key);
    if (ConditionExpression === 'attribute_not_exists(pk)') return found === undefined;
    if (ConditionExpression === '#lock = :lock') return found?.lock === ExpressionAttributeValues[':lock'];
    throw new Error(`a condition that this table does not know: ${ConditionExpression}`);
  }

  function write(steps: readonly TransactStep[]): void {
    const all = steps.map((step) => {
      const of = 'Put' in step ? step.Put : 'Delete' in step ? step.Delete : step.ConditionCheck;
      return { step, of, key: ('Item' in of ? of.Item : of.Key) as Key };
    });
    if (new Set(all.map(({ key }) => `${key.pk}\0${key.sk}`)).size < all.length)
      throw failure('ValidationException');
    const reasons = all.map(({ of, key }) => ({ Code: holds(key, of) ? 'None' : 'ConditionalCheckFailed' }));
    if (reasons.some(({ Code }) => Code !== 'None')) throw failure('TransactionCanceledException', reasons);
    for (const { step, key } of all) {
      if ('Put' in step) set(plain(step.Put.Item) as Item);
      if ('Delete' in step) remove(key);
    }
  }

  return {
    get: async ({ Key }) => plain(find(Key as Key)),
    batchGet: async ({ Keys }) => ({
      found: Keys.flatMap((key) => find(key as Key) ?? []).map(plain),
      pending: [],
    }),
    async query(input) {
      const parts = input.IndexName === undefined ? table : index;
      const { items, last } = queryIn(
        parts.get(String(input.ExpressionAttributeValues[':pk'])),
        input,
        placeOf,
      );
      return { items: items.map(plain), last };
    },
    transact: async ({ steps }) => write(steps),
    async put({ Item, ...condition }) {
      if (!holds(Item as Key, condition)) throw failure('ConditionalCheckFailedException');
      set(plain(Item) as Item);
    },
  };
}

function add(part: Part, place: string, item: Item): void {
  part.items.set(place, item);
  const { sorted } = part;
  if (!sorted) return;
  if (sorted.length === 0 || place > sorted.at(-1)!) sorted.push(place);
  else part.sorted = undefined;
}

function drop(part: Part, place: string): void {
  part.items.delete(place);
  // What is gone is left out when it is read; an order that is mostly gone is made anew.
  if (part.sorted && part.sorted.length > 2 * part.items.size + 16) part.sorted = undefined;
}
