import { describe, expect, it } from 'vitest';
import { accessesOf, localTableArn } from './accesses.ts';

const names = { partitionKey: 'pk', indexes: { gsi1: 'gsi1pk' } };
const of = (operation: string, body: unknown) => accessesOf(operation, body, names);
const pk = (S: string) => ({ pk: { S }, sk: { S: '-' } });
const seen = (operation: string, body: unknown) =>
  of(operation, body).map(({ action, leadingKeys }) => [action.slice('dynamodb:'.length), ...leadingKeys]);

describe('keys that a request touches', () => {
  it.each([
    ['GetItem', { TableName: 't', Key: pk('a') }, [['GetItem', 'a']]],
    ['PutItem', { TableName: 't', Item: { ...pk('a'), gsi1pk: { S: 'b' } } }, [['PutItem', 'a']]],
    ['UpdateItem', { TableName: 't', Key: pk('a') }, [['UpdateItem', 'a']]],
    ['BatchGetItem', { RequestItems: { t: { Keys: [pk('a'), pk('b')] } } }, [['BatchGetItem', 'a', 'b']]],
    [
      'BatchGetItem',
      { RequestItems: { t: { Keys: [pk('a')] }, u: { Keys: [pk('b')] } } },
      [
        ['BatchGetItem', 'a'],
        ['BatchGetItem', 'b'],
      ],
    ],
    [
      'BatchWriteItem',
      { RequestItems: { t: [{ PutRequest: { Item: pk('a') } }, { DeleteRequest: { Key: pk('b') } }] } },
      [['BatchWriteItem', 'a', 'b']],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 't', Item: pk('a') } },
          { Delete: { TableName: 't', Key: pk('b') } },
          { Update: { TableName: 't', Key: pk('c') } },
          { ConditionCheck: { TableName: 't', Key: pk('d') } },
        ],
      },
      [
        ['PutItem', 'a'],
        ['DeleteItem', 'b'],
        ['UpdateItem', 'c'],
        ['ConditionCheckItem', 'd'],
      ],
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 't', Key: pk('a') } }] }, [['GetItem', 'a']]],
    ['Scan', { TableName: 't' }, [['Scan']]],
    ['ExecuteStatement', { Statement: ` select * from "t" where pk='a'` }, [['PartiQLSelect']]],
    ['BatchExecuteStatement', { Statements: [{ Statement: 'DELETE FROM "t"' }] }, [['PartiQLDelete']]],
    ['DescribeTable', { TableName: 't' }, [['DescribeTable']]],
  ])('%s', (operation, body, expected) => expect(seen(operation, body)).toEqual(expected));

  it.each([
    ['an empty transaction', 'TransactWriteItems', { TransactItems: [] }],
    ['an unknown step', 'TransactWriteItems', { TransactItems: [{ Upsert: { Key: pk('a') } }] }],
    ['an inherited name of a step', 'TransactWriteItems', { TransactItems: [{ constructor: {} }] }],
    ['no tables', 'BatchGetItem', { RequestItems: {} }],
  ])('%s is access to nothing', (_, operation, body) => {
    expect(of(operation, body).map(({ action }) => action)).toEqual(['dynamodb:Nothing']);
  });

  it.each([
    ['two types at once', { pk: { S: 'a', B: 'b' } }],
    ['a set', { pk: { SS: ['a'] } }],
    ['no key', {}],
    ['not even an object', 'a'],
  ])('a key with %s is nobody’s', (_, Key) => {
    expect(of('GetItem', { TableName: 't', Key })[0]!.leadingKeys).toEqual(['']);
  });
});

describe('resources', () => {
  it('names table, index, or an ARN that was given', () => {
    expect(of('Scan', { TableName: 't', IndexName: 'i' })[0]!.resource).toBe(`${localTableArn('t')}/index/i`);
    expect(of('Scan', { TableName: 'arn:aws:dynamodb:x:1:table/t' })[0]!.resource).toBe(
      'arn:aws:dynamodb:x:1:table/t',
    );
    expect(of('ListTables', {})[0]!.resource).toBe('*');
  });
});

describe('keys of a query', () => {
  const query = (KeyConditionExpression: string, more: object = {}) =>
    of('Query', {
      TableName: 't',
      KeyConditionExpression,
      ExpressionAttributeNames: { '#k': 'pk', '#g': 'gsi1pk', '#s': 'sk' },
      ExpressionAttributeValues: { ':a': { S: 'a' }, ':b': { S: 'b' } },
      ...more,
    })[0]!.leadingKeys;

  it.each([
    ['#k = :a', ['a']],
    ['pk=:a', ['a']],
    ['(#k=:a)and(begins_with(#s,:b))', ['a']],
    ['begins_with(#s,:b)AND#k=:a', ['a']],
    ['#s BETWEEN :a AND :b AND #k = :a', ['a']],
    [':a = #k', ['a']],
    ['#k = :a AND #k = :b', ['a', 'b']],
    ['#k >= :a', []],
    ['#s = :a', []],
    ['#k = :missing', ['']],
    ['#k = :a /* */', ['']],
    ['"#k" = :b AND #k = :a', ['']],
  ])('%s', (expression, keys) => expect(query(expression)).toEqual(keys));

  it('are those of the index where one is named', () => {
    expect(query('#g = :a', { IndexName: 'gsi1' })).toEqual(['a']);
    expect(query('#k = :a', { IndexName: 'gsi1' })).toEqual([]);
  });
  it('come from the old form too', () => {
    const conditions = (condition: object) =>
      of('Query', { TableName: 't', KeyConditions: { pk: condition } })[0]!.leadingKeys;
    expect(conditions({ ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'a' }] })).toEqual(['a']);
    expect(conditions({ ComparisonOperator: 'GE', AttributeValueList: [{ S: 'a' }] })).toEqual(['']);
  });
});
