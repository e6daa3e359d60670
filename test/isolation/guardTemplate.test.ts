import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { audit } from '@mingcha/http';
import {
  behindTheBack,
  localTableArn,
  type Policy,
  parsePolicy,
  startTestStore,
  type TestStore,
  testTenants,
} from '@mingcha/local/testing';
import { nextEntries } from '@mingcha/log';
import { create, defineEntity, remove, type Store } from '@mingcha/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, resources, synthesize } from '../infra/synth.ts';

/** The store runs under the very statements that CloudFormation would give to the data roles, and under no others. */

const { Access } = await synthesize();

/** A role's statements, with the table's ARN that deployment would fill in; whatever else it names is nothing here. */
function policyOf(prefix: string, table: string): Policy {
  const role = resources<Role>(Access!, 'AWS::IAM::Role').find(({ name }) => name.startsWith(prefix));
  const statements = role?.Properties.Policies?.flatMap((policy) => policy.PolicyDocument.Statement) ?? [];
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    const one = value as Record<string, unknown>;
    if ('Fn::Join' in one) {
      const [separator, parts] = fill(one['Fn::Join']) as [string, string[]];
      return parts.join(separator);
    }
    if ('Fn::ImportValue' in one || 'Fn::GetAtt' in one || 'Ref' in one)
      return /GetAttTable[0-9A-F]+Arn/.test(JSON.stringify(one)) ? localTableArn(table) : 'elsewhere';
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, fill(inner)]));
  };
  return parsePolicy(fill(statements));
}

const thing = defineEntity<{ id: string }>()({
  name: 'THING',
  key: (of: { id: string }) => ({ partition: [of.id], sort: ['-'] }),
  index: () => ({ partition: ['all'], sort: ['-'] }),
});

let test: TestStore;
let writing: Store;
let reading: Store;
beforeAll(async () => {
  test = await startTestStore();
  writing = test.storeUnder(policyOf('DataRole', test.tableName));
  reading = test.storeUnder(policyOf('ReadRole', test.tableName));
});
afterAll(() => test.stop());

describe('the statements of the template', () => {
  it('let a tenant do all that the store does', async () => {
    const own = await writing.forTenant(testTenants.a);
    await own.write(create(thing, { id: '1' }), create(thing, { id: '2' }));
    expect(await own.get(thing, { id: '1' })).toMatchObject({ id: '1' });
    expect(await own.getMany(thing, [{ id: '1' }, { id: '2' }])).toHaveLength(2);
    expect((await own.query(thing, ['all'], { index: true })).items).toHaveLength(2);
  });

  it('let nobody remove what the audit log or the public log has, nor another entity by their side', async () => {
    const own = await writing.forTenant(testTenants.a);
    const { operations } = await nextEntries(
      own,
      [{ type: 'policy.changed', policy: 'draw', hash: '0'.repeat(64) }],
      () => new Date(),
    );
    const record = audit(() => new Date(), { sub: 'a', name: 'a' }, 'tenant.update', { id: 'a', name: 'a' });
    await own.write(...operations, ...record, create(thing, { id: 'beside' }));
    const client = await test.rawFor(testTenants.a);
    const { Items: items = [] } = await behindTheBack(test).client.send(
      new ScanCommand({ TableName: test.tableName }),
    );
    const kept = items.filter(({ e }) => /^(AUDIT|LOG)/.test(e));
    expect(kept.map(({ e }) => e).sort()).toEqual(['AUDITLOG', 'AUDITTRAIL', 'LOGENTRY', 'LOGSIZE']);
    for (const { pk, sk } of kept)
      await expect(
        client.send(new DeleteCommand({ TableName: test.tableName, Key: { pk, sk } })),
      ).rejects.toThrow(/not authorized/);
    await own.write(remove(thing, { id: 'beside' }, 1));
  });

  it('let the portal read and not write', async () => {
    const own = await reading.forTenant(testTenants.a);
    expect(await own.get(thing, { id: '1' })).toMatchObject({ id: '1' });
    await expect(own.write(create(thing, { id: '3' }))).rejects.toThrow(/not authorized/);
  });

  it('keep a session that carries another tenant’s tag away from everything', async () => {
    const stranger = test.storeUnder(policyOf('DataRole', test.tableName), () => testTenants.b);
    const own = await stranger.forTenant(testTenants.a);
    for (const attempt of [
      () => own.get(thing, { id: '1' }),
      () => own.getMany(thing, [{ id: '1' }]),
      () => own.query(thing, ['1']),
      () => own.query(thing, ['all'], { index: true }),
      () => own.write(create(thing, { id: '4' })),
      () => own.write(create(thing, { id: '4' }), create(thing, { id: '5' })),
    ])
      await expect(attempt()).rejects.toThrow(/not authorized/);
  });
});
