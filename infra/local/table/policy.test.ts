import { dataPolicyStatements } from '@mingcha/store';
import { describe, expect, it } from 'vitest';
import { bindPolicy, parsePolicy } from './policy.ts';

const table = 'arn:aws:dynamodb:local:0:table/t';
const index = `${table}/index/gsi1`;
const decide = (statements: unknown, tags: Record<string, string> = { tenant: '620300' }) => {
  const allows = bindPolicy(parsePolicy(statements), tags);
  return (action: string, leadingKeys: string[] = [], resource = table) =>
    allows({ action: `dynamodb:${action}`, resource, leadingKeys });
};
const allow = (more: object) => [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*', ...more }];

describe('the data role', () => {
  const role = decide(dataPolicyStatements(table, [index]));
  it('lets a tenant at its own items, in the table and the named index', () => {
    expect(role('GetItem', ['T#620300#X'])).toBe(true);
    expect(role('Query', ['T#620300#X'], index)).toBe(true);
    expect(role('PutItem', ['T#620300#'])).toBe(true);
    expect(role('BatchGetItem', ['T#620300#X', 'T#620300#Y'])).toBe(true);
  });
  it.each([
    ['another tenant', 'GetItem', ['T#620800#X'], table],
    ['one foreign key among own ones', 'BatchGetItem', ['T#620300#X', 'T#620800#X'], table],
    ['a longer code with the same beginning', 'GetItem', ['T#6203001#X'], table],
    ['the code without its end', 'GetItem', ['T#620300'], table],
    ['no keys at all', 'GetItem', [], table],
    ['scanning', 'Scan', ['T#620300#X'], table],
    ['PartiQL', 'PartiQLSelect', ['T#620300#X'], table],
    ['batch writing', 'BatchWriteItem', ['T#620300#X'], table],
    ['updating', 'UpdateItem', ['T#620300#X'], table],
    ['another table', 'GetItem', ['T#620300#X'], `${table}2`],
    ['an index that is not named', 'Query', ['T#620300#X'], `${table}/index/gsi2`],
  ])('refuses %s', (_, action, keys, resource) => expect(role(action, keys, resource)).toBe(false));
  it('gives a session without the tag nothing', () => {
    const nobody = decide(dataPolicyStatements(table, [index]), {});
    expect(nobody('GetItem', ['T##X'])).toBe(false);
    expect(nobody('GetItem', ['T#undefined#X'])).toBe(false);
  });
  it('takes wildcards in a tag for plain characters', () => {
    const star = decide(dataPolicyStatements(table, [index]), { tenant: '*' });
    expect(star('GetItem', ['T#620300#X'])).toBe(false);
  });
  it('for reading only does not write', () => {
    const reader = decide(dataPolicyStatements(table, [index], 'read'));
    expect(reader('Query', ['T#620300#X'])).toBe(true);
    expect(reader('PutItem', ['T#620300#X'])).toBe(false);
    expect(reader('ConditionCheckItem', ['T#620300#X'])).toBe(false);
  });
});

describe('evaluation', () => {
  it('lets a denial win over a permission', () => {
    const role = decide([
      ...allow({}),
      { Effect: 'Deny', Action: ['dynamodb:Delete*', 'dynamodb:?can'], Resource: [table] },
    ]);
    expect([role('GetItem'), role('DeleteItem'), role('Scan')]).toEqual([true, false, false]);
    expect(role('DeleteItem', [], index)).toBe(true);
  });
  it('shows why Null stands beside ForAllValues: an empty set satisfies it', () => {
    const role = decide(
      allow({ Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': 'T#1#*' } } }),
    );
    expect(role('Scan', [])).toBe(true);
    expect(role('Scan', ['T#2#'])).toBe(false);
  });
  it('asks ForAnyValue for at least one', () => {
    const role = decide(
      allow({ Condition: { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['a', 'b'] } } }),
    );
    expect([role('Query', ['c', 'b']), role('Query', ['c']), role('Query')]).toEqual([true, false, false]);
  });
  it('treats a missing key as IAM does', () => {
    const has = (operator: string) =>
      decide(allow({ Condition: { [operator]: { 'aws:PrincipalTag/team': 'x' } } }))('GetItem');
    expect(has('StringEquals')).toBe(false);
    expect(has('StringNotEquals')).toBe(true);
    expect(has('StringEqualsIfExists')).toBe(true);
    expect(decide(allow({ Condition: { Null: { 'aws:PrincipalTag/team': 'true' } } }))('GetItem')).toBe(true);
  });
  it('takes * literally in StringEquals', () => {
    const role = decide(allow({ Condition: { StringEquals: { 'aws:PrincipalTag/tenant': '*' } } }));
    expect(role('GetItem')).toBe(false);
  });
  it.each([
    { NumericLessThan: { 'dynamodb:LeadingKeys': '5' } },
    { StringEquals: { 'aws:SourceIp': '10.0.0.1' } },
    { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['d'] } },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable
    { StringLike: { 'aws:PrincipalTag/tenant': '${aws:userid}' } },
  ])('neither permits nor lifts a denial by what it does not know: %j', (Condition) => {
    expect(decide(allow({ Condition }))('GetItem')).toBe(false);
  });
  it('holds a denial whose condition it does not know', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    const role = decide([...allow({}), { Effect: 'Deny', Action: '*', Resource: '*', Condition }]);
    expect(role('GetItem')).toBe(false);
  });
  it('does not read a statement it would have to understand in part', () => {
    expect(() => parsePolicy([{ Effect: 'Allow', NotAction: 'dynamodb:Scan', Resource: '*' }])).toThrow();
    expect(() => parsePolicy([{ Effect: 'Allow', Action: '*' }])).toThrow();
  });
});
