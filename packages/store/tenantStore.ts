import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import type { CursorSigner } from './cursor.ts';
import type { Entity, Stored } from './entity.ts';
import { WriteConflict } from './errors.ts';
import { joinKey, type KeyPart, partitionKey } from './keys.ts';
import { itemKey, type Operation, type TransactStep } from './operations.ts';
import { tableDefinition } from './table.ts';

export type Page<T> = { items: T[]; next: string | null };

export type QueryOptions = {
  /** Whole sort parts that every item must begin with, with more after them. */
  under?: readonly KeyPart[];
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
  client: DynamoDBDocumentClient;
  tableName: string;
  cursors: CursorSigner;
};

type Raw = { pk: string; sk: string; lock: number; d: object };

const batchSize = 100;
const batchesAtOnce = 4;

export function createTenantStore({ tenant, client, tableName, cursors }: TenantStoreInit): TenantStore {
  const stored = <T>(raw: Raw): Stored<T> => ({ ...(raw.d as T), lock: raw.lock });

  async function getBatch(keys: { pk: string; sk: string }[], found: Map<string, Raw>): Promise<void> {
    let pending: Record<string, unknown>[] = keys;
    for (let attempt = 0; pending.length > 0; attempt++) {
      if (attempt > 0) await backOff(attempt);
      const answer: BatchGetCommandOutput = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: pending } } }),
      );
      for (const raw of (answer.Responses?.[tableName] ?? []) as Raw[])
        found.set(`${raw.pk}\0${raw.sk}`, raw);
      pending = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    }
  }

  return {
    tenant,
    cursors,

    async get<T extends object, K>(entity: Entity<T, K>, key: K) {
      const answer = await client.send(
        new GetCommand({
          TableName: tableName,
          Key: itemKey(tenant, entity.name, entity.key(key)),
          ConsistentRead: true,
        }),
      );
      return answer.Item && stored<T>(answer.Item as Raw);
    },

    async getMany<T extends object, K>(entity: Entity<T, K>, keys: readonly K[]) {
      const named = keys.map((key) => itemKey(tenant, entity.name, entity.key(key)));
      const unique = [...new Map(named.map((k) => [`${k.pk}\0${k.sk}`, k])).values()];
      const batches = chunk(unique, batchSize);
      const found = new Map<string, Raw>();
      for (const group of chunk(batches, batchesAtOnce))
        await Promise.all(group.map((b) => getBatch(b, found)));
      return named.map((k) => {
        const raw = found.get(`${k.pk}\0${k.sk}`);
        return raw && stored<T>(raw);
      });
    },

    async query<T extends object, K>(
      entity: Entity<T, K>,
      partition: readonly KeyPart[],
      options: QueryOptions = {},
    ) {
      const { under = [], limit = 50, cursor, newestFirst = false, index = false } = options;
      const names = index
        ? tableDefinition.index
        : { partitionKey: tableDefinition.partitionKey, sortKey: tableDefinition.sortKey };
      const pk = partitionKey(tenant, [entity.name, ...partition]);
      const prefix = under.length > 0 ? `${joinKey(under)}#` : '';
      const scope = JSON.stringify([pk, prefix, newestFirst, index]);
      const start =
        cursor === undefined ? undefined : (cursors.open(scope, cursor) as Record<string, unknown>);
      const answer = await client.send(
        new QueryCommand({
          TableName: tableName,
          ...(index && { IndexName: tableDefinition.index.name }),
          ConsistentRead: !index,
          ScanIndexForward: !newestFirst,
          Limit: limit,
          ExclusiveStartKey: start,
          KeyConditionExpression: prefix ? '#pk = :pk AND begins_with(#sk, :sk)' : '#pk = :pk',
          ExpressionAttributeNames: { '#pk': names.partitionKey, ...(prefix && { '#sk': names.sortKey }) },
          ExpressionAttributeValues: { ':pk': pk, ...(prefix && { ':sk': prefix }) },
        }),
      );
      return {
        items: ((answer.Items ?? []) as Raw[]).map((raw) => stored<T>(raw)),
        next: answer.LastEvaluatedKey ? cursors.sign(scope, answer.LastEvaluatedKey) : null,
      };
    },

    async write(...operations) {
      const steps = operations.map((operation) => operation.build(tenant));
      try {
        await commit(client, tableName, steps);
      } catch (error) {
        throw conflictOf(error) ?? error;
      }
    },
  };
}

async function commit(
  client: DynamoDBDocumentClient,
  TableName: string,
  steps: TransactStep[],
): Promise<void> {
  const [first] = steps;
  if (steps.length === 1 && first && 'Put' in first) {
    await client.send(new PutCommand({ TableName, ...first.Put }));
  } else if (steps.length === 1 && first && 'Delete' in first) {
    await client.send(new DeleteCommand({ TableName, ...first.Delete }));
  } else {
    const withTable = steps.map((step) => {
      if ('Put' in step) return { Put: { TableName, ...step.Put } };
      if ('Delete' in step) return { Delete: { TableName, ...step.Delete } };
      return { ConditionCheck: { TableName, ...step.ConditionCheck } };
    });
    await client.send(new TransactWriteCommand({ TransactItems: withTable }));
  }
}

/** The conflict an SDK error stands for; a transaction that met another one counts, for it too wrote nothing. */
function conflictOf(error: unknown): WriteConflict | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'ConditionalCheckFailedException' || error.name === 'TransactionConflictException')
    return new WriteConflict([0]);
  if (error.name !== 'TransactionCanceledException') return undefined;
  const reasons = (error as Error & { CancellationReasons?: { Code?: string }[] }).CancellationReasons ?? [];
  const failed = reasons.flatMap((reason, i) =>
    reason.Code === 'ConditionalCheckFailed' || reason.Code === 'TransactionConflict' ? [i] : [],
  );
  return failed.length > 0 ? new WriteConflict(failed) : undefined;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

const backOff = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 2_000) * Math.random()));
