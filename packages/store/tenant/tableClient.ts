import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Conditioned, TransactStep } from '../operations.ts';

/** Attributes by their names, as the code has their values. */
export type Attributes = Record<string, unknown>;

export type GetInput = { TableName: string; Key: Attributes; ConsistentRead?: boolean };
export type BatchGetInput = { TableName: string; Keys: readonly Attributes[]; ConsistentRead: boolean };
export type QueryInput = Omit<QueryCommandInput, 'ExclusiveStartKey' | 'ExpressionAttributeValues'> & {
  ExclusiveStartKey?: Attributes | undefined;
  ExpressionAttributeValues: Attributes;
};
export type PutInput = { TableName: string; Item: Attributes } & Partial<Conditioned>;
export type TransactInput = {
  TableName: string;
  /** By which the table recognises an attempt whose answer was lost. */
  ClientRequestToken?: string;
  steps: readonly TransactStep[];
};

/**
 * The commands that the store sends to a table. It stands for the SDK's document client, which puts its middleware together
 * anew for each command: that took a sixth of a command's time.
 */
export type TableClient = {
  get(input: GetInput): Promise<Attributes | undefined>;
  /** `pending` are keys that the table did not come to. */
  batchGet(input: BatchGetInput): Promise<{ found: Attributes[]; pending: Attributes[] }>;
  query(input: QueryInput): Promise<{ items: Attributes[]; last: Attributes | undefined }>;
  transact(input: TransactInput): Promise<void>;
  put(input: PutInput): Promise<void>;
};

const marshalled = (values: Attributes) => marshall(values, { removeUndefinedValues: true });

/** The same with the values of its expressions as they go. */
function conditioned<T extends { ExpressionAttributeValues?: Attributes }>(input: T) {
  const { ExpressionAttributeValues: values, ...rest } = input;
  return { ...rest, ...(values && { ExpressionAttributeValues: marshalled(values) }) };
}

function stepIn(TableName: string, step: TransactStep) {
  if ('Put' in step) return { Put: { TableName, ...conditioned(step.Put), Item: marshalled(step.Put.Item) } };
  if ('Delete' in step)
    return { Delete: { TableName, ...conditioned(step.Delete), Key: marshalled(step.Delete.Key) } };
  const { ConditionCheck: check } = step;
  return { ConditionCheck: { TableName, ...conditioned(check), Key: marshalled(check.Key) } };
}

export const createTableClient = (client: DynamoDBClient): TableClient => ({
  async get({ Key, ...input }) {
    const { Item } = await client.send(new GetItemCommand({ ...input, Key: marshalled(Key) }));
    return Item && unmarshall(Item);
  },
  async batchGet({ TableName, Keys, ConsistentRead }) {
    const asked = { Keys: Keys.map(marshalled), ConsistentRead };
    const answer = await client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: asked } }));
    return {
      found: (answer.Responses?.[TableName] ?? []).map((item) => unmarshall(item)),
      pending: (answer.UnprocessedKeys?.[TableName]?.Keys ?? []).map((key) => unmarshall(key)),
    };
  },
  async query({ ExclusiveStartKey: start, ...input }) {
    const from = start && { ExclusiveStartKey: marshalled(start) };
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({ ...conditioned(input), ...from }),
    );
    return {
      items: Items.map((item) => unmarshall(item)),
      last: LastEvaluatedKey && unmarshall(LastEvaluatedKey),
    };
  },
  async transact({ TableName, steps, ...input }) {
    const TransactItems = steps.map((step) => stepIn(TableName, step));
    await client.send(new TransactWriteItemsCommand({ ...input, TransactItems }));
  },
  async put(input) {
    await client.send(new PutItemCommand({ ...conditioned(input), Item: marshalled(input.Item) }));
  },
});
