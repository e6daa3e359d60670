import type { Access } from './policy.ts';

/**
 * What a DynamoDB request does, in IAM's terms: actions, resources and leading keys.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * A shape it cannot read yields a key that is no tenant's, so that it is refused.
 */

/** Names of the partition keys, which a request does not say; the same for every table here. */
export type KeyNames = { partitionKey: string; indexes: Readonly<Record<string, string>> };

type Json = Record<string, unknown>;

/** Stands for a key that could not be read: no pattern of a data role matches it. */
const unreadable = '';

const transactActions: Record<string, string> = {
  Put: 'PutItem',
  Delete: 'DeleteItem',
  Update: 'UpdateItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** The ARN the table of this name has on one machine. */
export const localTableArn = (table: string) => `arn:aws:dynamodb:local:000000000000:table/${table}`;

/** All that the request asks for; each must be allowed. Never empty. */
export function accessesOf(operation: string, body: unknown, names: KeyNames): Access[] {
  const request = object(body);
  switch (operation) {
    case 'GetItem':
    case 'DeleteItem':
    case 'UpdateItem':
      return [access(operation, request.TableName, [keyOf(request.Key, names)])];
    case 'PutItem':
      return [access(operation, request.TableName, [keyOf(request.Item, names)])];
    case 'Query':
      return [indexAccess(operation, request, conditionKeys(request, names))];
    case 'Scan':
      return [indexAccess(operation, request, [])];
    case 'BatchGetItem':
      return batch(operation, request, (table) => list(object(table).Keys).map((key) => keyOf(key, names)));
    case 'BatchWriteItem':
      return batch(operation, request, (table) => list(table).map((write) => batchWriteKey(write, names)));
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return some(list(request.TransactItems).flatMap((item) => transactAccesses(item, names)));
    case 'ExecuteStatement':
      return [partiql(request)];
    case 'BatchExecuteStatement':
      return some(list(request.Statements).map(partiql));
    case 'ExecuteTransaction':
      return some(list(request.TransactStatements).map(partiql));
    default:
      return [access(operation, request.TableName, [])];
  }
}

function access(operation: string, table: unknown, leadingKeys: string[], index?: unknown): Access {
  const arn = typeof table !== 'string' ? '*' : table.startsWith('arn:') ? table : localTableArn(table);
  return {
    action: `dynamodb:${operation}`,
    resource: index === undefined ? arn : `${arn}/index/${typeof index === 'string' ? index : ''}`,
    leadingKeys,
  };
}

const indexAccess = (operation: string, request: Json, keys: string[]) =>
  access(operation, request.TableName, keys, request.IndexName);

/** A request that names nothing is an access to nothing that anybody may have. */
const some = (accesses: Access[]): Access[] =>
  accesses.length > 0 ? accesses : [access('Nothing', undefined, [])];

function batch(operation: string, request: Json, keys: (table: unknown) => string[]): Access[] {
  return some(
    Object.entries(object(request.RequestItems)).map(([table, asked]) =>
      access(operation, table, keys(asked)),
    ),
  );
}

function batchWriteKey(write: unknown, names: KeyNames): string {
  const { PutRequest, DeleteRequest, ...rest } = object(write);
  if (Object.keys(rest).length > 0 || (PutRequest && DeleteRequest)) return unreadable;
  return PutRequest ? keyOf(object(PutRequest).Item, names) : keyOf(object(DeleteRequest).Key, names);
}

function transactAccesses(item: unknown, names: KeyNames): Access[] {
  return some(
    Object.entries(object(item)).map(([step, asked]) => {
      const { TableName, Key, Item } = object(asked);
      const action = Object.hasOwn(transactActions, step) ? transactActions[step]! : 'Nothing';
      return access(action, TableName, [keyOf(step === 'Put' ? Item : Key, names)]);
    }),
  );
}

function partiql(request: unknown): Access {
  const { Statement } = object(request);
  const verb = typeof Statement === 'string' ? (/^\s*(\w+)/.exec(Statement)?.[1] ?? '') : '';
  const name = verb && verb[0]!.toUpperCase() + verb.slice(1).toLowerCase();
  return access(`PartiQL${name}`, undefined, []);
}

function conditionKeys(request: Json, names: KeyNames): string[] {
  const { IndexName, KeyConditions, KeyConditionExpression } = request;
  const partitionKey =
    typeof IndexName === 'string' && Object.hasOwn(names.indexes, IndexName)
      ? names.indexes[IndexName]!
      : names.partitionKey;
  const keys = [];
  const legacy = object(KeyConditions);
  if (Object.hasOwn(legacy, partitionKey)) {
    const { ComparisonOperator, AttributeValueList } = object(legacy[partitionKey]);
    const values = list(AttributeValueList);
    keys.push(ComparisonOperator === 'EQ' && values.length === 1 ? keyText(values[0]) : unreadable);
  }
  if (typeof KeyConditionExpression === 'string')
    keys.push(...equalities(KeyConditionExpression, request, partitionKey));
  return keys;
}

/** Values the expression sets the partition key equal to. */
function equalities(expression: string, request: Json, partitionKey: string): string[] {
  if (!/^(?:[()=,\s]|<>|[<>]=?|[#:]?[\w.-]+)*$/.test(expression)) return [unreadable];
  const tokens = expression.match(/[()=,]|<>|[<>]=?|[#:]?[\w.-]+/g) ?? [];
  const named = object(request.ExpressionAttributeNames);
  const values = object(request.ExpressionAttributeValues);
  const isPartitionKey = (token = '') =>
    (token.startsWith('#') && Object.hasOwn(named, token) ? named[token] : token) === partitionKey;
  return tokens.flatMap((token, i) => {
    if (token !== '=') return [];
    const [left, right] = [tokens[i - 1], tokens[i + 1]];
    if (isPartitionKey(left))
      return [keyText(right && Object.hasOwn(values, right) ? values[right] : undefined)];
    if (isPartitionKey(right))
      return [keyText(left && Object.hasOwn(values, left) ? values[left] : undefined)];
    return [];
  });
}

const keyOf = (item: unknown, names: KeyNames): string => {
  const attributes = object(item);
  return Object.hasOwn(attributes, names.partitionKey) ? keyText(attributes[names.partitionKey]) : unreadable;
};

/** An attribute value as IAM compares it. */
function keyText(value: unknown): string {
  const [[type, text] = [], ...more] = Object.entries(object(value));
  const readable = more.length === 0 && (type === 'S' || type === 'N' || type === 'B');
  return readable && typeof text === 'string' ? text : unreadable;
}

const object = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
