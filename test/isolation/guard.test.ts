import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { create } from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/**
 * Whatever a session of tenant B sends to the engine, nothing of tenant A comes back and nothing of A's is changed.
 * Requests go over HTTP as they are, for an attacker does not use our store.
 */

const { a, b } = testTenants;
const secret = 'only-A-may-see-this';
const ofA = (n: number) => `T#${a}#X#${n}`;
const ofB = (n: number) => `T#${b}#X#${n}`;

let test: TestStore;
let keyOfB: string;
beforeAll(async () => {
  test = await startTestStore();
  const client = await test.rawFor(b);
  keyOfB = (await client.config.credentials()).accessKeyId;
});
afterAll(() => test.stop());

async function send(endpoint: string, accessKeyId: string, operation: string, body: unknown) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20261123T000000Z',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261123/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}
const asB = (operation: string, body: unknown) => send(test.guard.endpoint, keyOfB, operation, body);
const asAdmin = (operation: string, body: unknown) => send(test.adminEndpoint, 'ADMIN', operation, body);

const item = (pk: string, owner: string) => ({
  pk: { S: pk },
  sk: { S: '-' },
  gsi1pk: { S: pk },
  gsi1sk: { S: '-' },
  d: { S: owner },
});
const putAsAdmin = (pk: string, owner: string) =>
  asAdmin('PutItem', { TableName: test.tableName, Item: item(pk, owner) });

async function everythingOfA(): Promise<string> {
  const { text } = await asAdmin('Scan', {
    TableName: test.tableName,
    FilterExpression: 'begins_with(pk, :a)',
    ExpressionAttributeValues: { ':a': { S: `T#${a}#` } },
  });
  const { Items } = JSON.parse(text) as { Items: Record<string, { S: string }>[] };
  const sorted = (item: object) => Object.entries(item).sort(([x], [y]) => (x < y ? -1 : 1));
  return Items.map((one) => JSON.stringify(sorted(one)))
    .sort()
    .join();
}

beforeEach(async () => {
  for (const n of [0, 1]) {
    await putAsAdmin(ofA(n), secret);
    await putAsAdmin(ofB(n), 'B');
  }
});

const partition = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(ofA(0), ofA(1)) },
  { weight: 4, arbitrary: fc.constantFrom(ofB(0), ofB(1)) },
  fc.constantFrom(`T#${a}`, `T#${b}`, `T#${b}#X#0\u0000T#${a}#X#0`, `t#${a}#X#0`, 'T#*#X#0', ''),
);
const attribute = fc.oneof(
  { weight: 8, arbitrary: partition.map((S) => ({ S })) },
  partition.map((text) => ({ B: Buffer.from(text).toString('base64') })),
  fc.tuple(partition, partition).map(([S, B]) => ({ S, B })),
);
const key = attribute.map((pk) => ({ pk, sk: { S: '-' } }));
const table = fc.constantFrom(
  'mingcha',
  'mingcha',
  'mingcha',
  'arn:aws:dynamodb:local:000000000000:table/mingcha',
);
const stolen = attribute.map((pk) => ({ ...item('', 'stolen'), pk, gsi1pk: { S: ofB(0) } }));

const expression = fc.constantFrom(
  '#k = :x',
  '#k=:x AND #s = :s',
  'begins_with(#s,:s)AND#k=:x',
  '#k = :x AND #k = :y',
  '#k = :y OR #k = :x',
  ':x = #k',
  '(#k = :x)',
  'pk = :x',
  '#k >= :x',
  '#k BETWEEN :x AND :y',
  'begins_with(#k, :x)',
);
const query = fc
  .record({
    TableName: table,
    IndexName: fc.constantFrom(undefined, 'gsi1', 'gsi2', 'GSI1'),
    KeyConditionExpression: expression,
    name: fc.constantFrom('pk', 'gsi1pk', 'sk'),
    x: attribute,
    y: attribute,
    start: fc.option(key),
  })
  .map(({ name, x, y, start, ...request }) => ({
    ...request,
    ExpressionAttributeNames: { '#k': name, '#s': 'sk' },
    ExpressionAttributeValues: { ':x': x, ':y': y, ':s': { S: '-' } },
    ...(start && { ExclusiveStartKey: start }),
  }));
const legacyQuery = fc.record({
  TableName: table,
  KeyConditions: fc.record({
    pk: fc.record({
      ComparisonOperator: fc.constantFrom('EQ', 'GE', 'BEGINS_WITH'),
      AttributeValueList: fc.array(attribute, { minLength: 1, maxLength: 2 }),
    }),
  }),
});
const read = fc.record({ TableName: table, Key: key });
const write = fc.record({ TableName: table, Item: stolen });
const removal = fc.record({ TableName: table, Key: key, ReturnValues: fc.constant('ALL_OLD') });
const transactStep = fc.oneof(
  fc.record({ Put: write }),
  fc.record({ Delete: read }),
  fc.record({
    ConditionCheck: read.map((of) => ({
      ...of,
      ConditionExpression: 'attribute_not_exists(d)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })),
  }),
  fc.record({ Update: read.map((of) => ({ ...of, UpdateExpression: 'REMOVE d' })) }),
);

const requests = fc.oneof(
  fc.tuple(fc.constant('GetItem'), read),
  fc.tuple(fc.constant('PutItem'), write),
  fc.tuple(fc.constant('DeleteItem'), removal),
  fc.tuple(
    fc.constant('UpdateItem'),
    read.map((of) => ({ ...of, UpdateExpression: 'REMOVE d', ReturnValues: 'ALL_OLD' })),
  ),
  fc.tuple(fc.constant('Query'), query),
  fc.tuple(fc.constant('Query'), legacyQuery),
  fc.tuple(fc.constant('Scan'), fc.record({ TableName: table })),
  fc.tuple(
    fc.constant('BatchGetItem'),
    fc
      .tuple(table, fc.array(key, { minLength: 1, maxLength: 4 }))
      .map(([name, Keys]) => ({ RequestItems: { [name]: { Keys } } })),
  ),
  fc.tuple(
    fc.constant('BatchWriteItem'),
    fc.tuple(table, stolen, key).map(([name, Item, Key]) => ({
      RequestItems: { [name]: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] },
    })),
  ),
  fc.tuple(
    fc.constant('TransactGetItems'),
    fc
      .array(read, { minLength: 1, maxLength: 3 })
      .map((all) => ({ TransactItems: all.map((Get) => ({ Get })) })),
  ),
  fc.tuple(
    fc.constant('TransactWriteItems'),
    fc.record({ TransactItems: fc.array(transactStep, { minLength: 1, maxLength: 3 }) }),
  ),
  fc.tuple(
    fc.constant('ExecuteStatement'),
    partition.map((pk) => ({ Statement: `SELECT * FROM "mingcha" WHERE pk = '${pk}'` })),
  ),
  fc.tuple(fc.constantFrom('DeleteTable', 'DescribeTable', 'ListTables'), fc.record({ TableName: table })),
);

describe('a session of one tenant', () => {
  it('gets and changes nothing of another tenant, whatever it asks', async () => {
    const before = await everythingOfA();
    expect(before).toContain(secret);
    await fc.assert(
      fc.asyncProperty(requests, async ([operation, body]) => {
        const { text } = await asB(operation, body);
        expect(text).not.toContain(secret);
        expect(await everythingOfA()).toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  it('is not heard twice: a repeated JSON member cannot show the guard one key and the engine another', async () => {
    const [mine, theirs] = [ofB(0), ofA(0)].map((pk) => JSON.stringify({ pk: { S: pk }, sk: { S: '-' } }));
    for (const [first, second] of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      const { text } = await asB('GetItem', `{"TableName":"mingcha","Key":${first},"Key":${second}}`);
      expect(text).not.toContain(secret);
    }
    const twice = `{"TableName":"mingcha","Key":{"pk":{"S":"${ofA(0)}"},"pk":{"S":"${ofB(0)}"},"sk":{"S":"-"}}}`;
    expect((await asB('GetItem', twice)).text).not.toContain(secret);
  });

  it('reaches its own items by every operation the role has', async () => {
    const Key = { pk: { S: ofB(0) }, sk: { S: '-' } };
    const TableName = test.tableName;
    const own = {
      TableName,
      ExpressionAttributeNames: { '#k': 'gsi1pk' },
      ExpressionAttributeValues: { ':k': { S: ofB(0) } },
    };
    const done = await Promise.all([
      asB('GetItem', { TableName, Key }),
      asB('BatchGetItem', { RequestItems: { [TableName]: { Keys: [Key] } } }),
      asB('Query', { ...own, IndexName: 'gsi1', KeyConditionExpression: '#k = :k' }),
      asB('PutItem', { TableName, Item: item(ofB(2), 'B') }),
      asB('DeleteItem', { TableName, Key: { pk: { S: ofB(2) }, sk: { S: '-' } } }),
      asB('TransactWriteItems', {
        TransactItems: [{ ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } }],
      }),
    ]);
    expect(done.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(done[2]!.text).toContain('"B"');
  });
});

describe('the guard', () => {
  it('answers as AWS does when it refuses', async () => {
    const { status, text } = await asB('Scan', { TableName: test.tableName });
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ __type: 'com.amazon.coral.service#AccessDeniedException' });
  });

  it('refuses credentials it did not give out, and none at all', async () => {
    const { text } = await send(test.guard.endpoint, 'ASIA0000', 'ListTables', {});
    expect(text).toContain('UnrecognizedClientException');
    const plain = await fetch(test.guard.endpoint, { method: 'POST', body: '{}' });
    expect(plain.status).toBe(400);
  });

  it('ends a session at its expiration', async () => {
    const ended = test.guard.openSession({ policy: [], tags: { tenant: b }, expiration: new Date(0) });
    const { text } = await send(test.guard.endpoint, ended.accessKeyId, 'ListTables', {});
    expect(text).toContain('ExpiredTokenException');
  });

  it('decides for the clients of this process as for those that come over its port', async () => {
    const TableName = test.tableName;
    const client = await test.rawFor(b);
    const get = (pk: string) => client.send(new GetCommand({ TableName, Key: { pk, sk: '-' } }));
    await putAsAdmin(ofB(7), 'B');
    expect((await get(ofB(7))).Item).toMatchObject({ d: 'B' });
    await expect(get(ofA(1))).rejects.toThrow(/not authorized.*GetItem/);
    await expect(client.send(new ScanCommand({ TableName }))).rejects.toThrow(/not authorized.*Scan/);
  });

  it('lets a reader read and not write', async () => {
    const reader = await test.readOnlyStore.forTenant(b);
    const thing = { name: 'N', key: (of: { id: string }) => ({ partition: [of.id], sort: ['-'] }) };
    expect(await reader.get(thing, { id: '1' })).toBeUndefined();
    await expect(reader.write(create(thing, { id: '1' }))).rejects.toThrow(/not authorized.*PutItem/);
  });

  it('refuses what is not JSON', async () => {
    expect((await asB('GetItem', '{')).text).toContain('SerializationException');
  });
});
