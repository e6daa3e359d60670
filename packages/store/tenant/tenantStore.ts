import { commit, putOnce } from '../commit.ts';
import type { CursorSigner } from '../cursor.ts';
import type { Entity, Stored } from '../entity.ts';
import { isOutage, triedOnce, unavailable } from '../errors.ts';
import { joinKey, type KeyPart, partitionKey } from '../keys.ts';
import { itemKey, type Operation } from '../operations.ts';
import { unpack } from '../packed.ts';
import { tableDefinition } from '../table.ts';
import { type Key, keyText, readTogether } from '../together.ts';
import { createTurns, type Turns } from '../turns/turns.ts';
import type { Attributes, TableClient } from './tableClient.ts';

export type Page<T> = { items: T[]; next: string | null };

export type QueryOptions = {
  /** Whole sort parts that every item must begin with, with more after them. */
  under?: readonly KeyPart[];
  /** Sort parts between which items lie, as text and inclusive; what begins with `to` and goes on lies behind it. */
  between?: { from?: readonly KeyPart[] | undefined; to?: readonly KeyPart[] | undefined } | undefined;
  limit?: number;
  cursor?: string | undefined;
  newestFirst?: boolean;
  /** Read the index instead of the table; `partition` then names a place in the index. */
  index?: boolean;
};

/** The table as one tenant sees it. There is no way to name another tenant's item, nor a raw key. */
export type TenantStore = {
  readonly tenant: string;
  get<T extends object, K>(entity: Entity<T, K>, key: K): Promise<Stored<T> | undefined>;
  /** Many items at once, eventually consistent, in the order of `keys`; what is not there is `undefined`. */
  getMany<T extends object, K>(entity: Entity<T, K>, keys: readonly K[]): Promise<(Stored<T> | undefined)[]>;
  query<T extends object, K>(
    entity: Entity<T, K>,
    partition: readonly KeyPart[],
    options?: QueryOptions,
  ): Promise<Page<Stored<T>>>;
  /** All or nothing, at most 100 operations. Throws `WriteConflict` when a condition does not hold. */
  write(...operations: Operation[]): Promise<void>;
  readonly cursors: CursorSigner;
};

export type TenantStoreInit = {
  tenant: string;
  client: TableClient;
  tableName: string;
  cursors: CursorSigner;
};

type Raw = Key & { lock: number; d: string | object; b?: object };

const batchSize = 100;
/** DynamoDB's own limit of a transaction. */
export const mostOperations = 100;
const batchesAtOnce = 4;
const mostAttempts = 10;

export function createTenantStore({ tenant, client, tableName, cursors }: TenantStoreInit): TenantStore {
  const stored = <T extends object>(raw: Raw): Stored<T> => ({ ...unpack<T>(raw), lock: raw.lock });

  async function getBatch(
    keys: readonly Key[],
    found: Map<string, Raw>,
    { ConsistentRead = false } = {},
  ): Promise<void> {
    let pending: Attributes[] = [...keys];
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt === mostAttempts) throw unavailable(new Error('keys stay unprocessed'), false);
      if (attempt > 0) await backOff(attempt);
      const asked = { TableName: tableName, Keys: pending, ConsistentRead };
      const answer = await read(() => client.batchGet(asked));
      for (const raw of answer.found as Raw[]) found.set(keyText(raw), raw);
      pending = answer.pending;
    }
  }

  async function getBatches(keys: readonly Key[], options?: { ConsistentRead: boolean }) {
    const found = new Map<string, Raw>();
    for (const group of chunk(chunk(keys, batchSize), batchesAtOnce))
      await Promise.all(group.map((batch) => getBatch(batch, found, options)));
    return found;
  }

  const getOne = readTogether<Raw>({
    one: async (Key) =>
      (await read(() => client.get({ TableName: tableName, Key, ConsistentRead: true }))) as Raw | undefined,
    many: (keys) => getBatches(keys, { ConsistentRead: true }),
  });

  return {
    tenant,
    cursors,

    async get<T extends object, K>(entity: Entity<T, K>, key: K) {
      const Key = itemKey(tenant, entity.name, entity.key(key));
      const ask = () => getOne(Key);
      const raw = await (entity.readsShared ? turnsOf(client)(keyText(Key), ask) : ask());
      return raw && stored<T>(raw);
    },

    async getMany<T extends object, K>(entity: Entity<T, K>, keys: readonly K[]) {
      const named = keys.map((key) => itemKey(tenant, entity.name, entity.key(key)));
      const found = await getBatches([...new Map(named.map((key) => [keyText(key), key])).values()]);
      return named.map((key) => {
        const raw = found.get(keyText(key));
        return raw && stored<T>(raw);
      });
    },

    async query<T extends object, K>(
      entity: Entity<T, K>,
      partition: readonly KeyPart[],
      options: QueryOptions = {},
    ) {
      const { under = [], between, limit = 50, cursor, newestFirst = false, index = false } = options;
      const names = index
        ? tableDefinition.index
        : { partitionKey: tableDefinition.partitionKey, sortKey: tableDefinition.sortKey };
      const pk = partitionKey(tenant, [entity.name, ...partition]);
      const range = sortRange(under, between);
      const scope = JSON.stringify([pk, ...Object.values(range.values), newestFirst, index]);
      const start =
        cursor === undefined ? undefined : (cursors.open(scope, cursor) as Record<string, unknown>);
      const asked = {
        TableName: tableName,
        ...(index && { IndexName: tableDefinition.index.name }),
        ConsistentRead: !index,
        ScanIndexForward: !newestFirst,
        Limit: limit,
        ExclusiveStartKey: start,
        KeyConditionExpression: `#pk = :pk${range.condition}`,
        ExpressionAttributeNames: {
          '#pk': names.partitionKey,
          ...(range.condition && { '#sk': names.sortKey }),
        },
        ExpressionAttributeValues: { ':pk': pk, ...range.values },
      };
      const ask = () => read(() => client.query(asked));
      const answer = await (entity.readsShared
        ? turnsOf(client)(`query ${scope} ${limit} ${cursor ?? ''}`, ask)
        : ask());
      return {
        items: (answer.items as Raw[]).map((raw) => stored<T>(raw)),
        next: answer.last ? cursors.sign(scope, answer.last) : null,
      };
    },

    async write(...operations) {
      const [first, ...rest] = operations;
      if (first?.once && rest.length === 0) return putOnce(client, tableName, first.build(tenant));
      if (operations.length > mostOperations)
        throw new Error(`${operations.length} operations in one write; at most ${mostOperations} fit`);
      if (operations.some(({ once }) => once)) throw new Error('what is written once is written alone');
      if (operations.every(({ beside }) => beside)) throw new Error('a write without a condition');
      await commit(
        client,
        tableName,
        operations.map((operation) => operation.build(tenant)),
      );
    },
  };
}

/** By client, that is by whose rights the read goes: a store is opened anew for each call. */
const turns = new WeakMap<TableClient, Turns>();

function turnsOf(client: TableClient): Turns {
  const known = turns.get(client);
  if (known) return known;
  const made = createTurns();
  turns.set(client, made);
  return made;
}

/** Sorts behind every key: keys are text, and no part begins with it. */
const last = '\u{10FFFF}';

/** What of a partition is read: what begins with whole parts, what lies between two, or all of it. */
function sortRange(under: readonly KeyPart[], between: QueryOptions['between']) {
  if (under.length > 0)
    return { condition: ' AND begins_with(#sk, :sk)', values: { ':sk': `${joinKey(under)}#` } };
  if (!between?.from && !between?.to) return { condition: '', values: {} };
  const { from = [' '], to = [last] } = between;
  return {
    condition: ' AND #sk BETWEEN :from AND :to',
    values: { ':from': joinKey(from), ':to': joinKey(to) },
  };
}

/** What was read. Throws the problem `unavailable` when the table does not answer; an unreadable answer is asked for again. */
async function read<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (attempt === 3 || !triedOnce(error)) throw unavailable(error, false);
    }
    await backOff(attempt);
  }
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

const backOff = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 2_000) * Math.random()));
