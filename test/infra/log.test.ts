import { describe, expect, it } from 'vitest';
import { places } from '../../infra/aws/check/resolve.ts';
import { isAllowed } from '../../infra/aws/check/simulate.ts';
import { readSystem } from '../../infra/aws/check/system.ts';
import { list, type Role, resources, type Statement, synthesize } from './synth.ts';

const templates = await synthesize();
const { Data, Access, Api } = templates;

type Bucket = {
  ObjectLockEnabled?: boolean;
  ObjectLockConfiguration?: object;
  VersioningConfiguration?: object;
  LifecycleConfiguration: { Rules: object[] };
};
const lockOf = (template: typeof Data) =>
  resources<Bucket>(template!, 'AWS::S3::Bucket').filter(({ Properties }) => Properties.ObjectLockEnabled);

describe('the bucket of the public logs', () => {
  it('locks each object in compliance mode, with versions, and ends none by itself', () => {
    const [log, ...others] = lockOf(Data);
    expect(others).toEqual([]);
    expect(log).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } },
        },
        VersioningConfiguration: { Status: 'Enabled' },
        LoggingConfiguration: expect.anything(),
      },
    });
    expect(JSON.stringify(log!.Properties.LifecycleConfiguration)).not.toContain('Expiration');
  });

  it('locks for as long as the deployment says', async () => {
    const [log] = lockOf((await synthesize({ logDays: '7300' })).Data);
    expect(log!.Properties.ObjectLockConfiguration).toMatchObject({
      Rule: { DefaultRetention: { Days: 7300 } },
    });
  });

  it('denies what could change the past to every role, whatever another policy allows', async () => {
    const copy = structuredClone(templates);
    const everything: Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    for (const { Type, Properties } of Object.values(copy.Access!.Resources))
      if (Type === 'AWS::IAM::Role')
        Object.assign(Properties, { Policies: [{ PolicyDocument: { Statement: [everything] } }] });
    const system = readSystem(copy, places.elsewhere);
    const log = system.arn('Data/Log');
    const onObjects = [
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:PutObjectRetention',
      's3:PutObjectLegalHold',
      's3:BypassGovernanceRetention',
      's3:PutObject',
    ];
    const onBucket = [
      's3:PutLifecycleConfiguration',
      's3:PutBucketObjectLockConfiguration',
      's3:PutBucketVersioning',
      's3:PutBucketPolicy',
      's3:DeleteBucketPolicy',
      's3:DeleteBucket',
    ];
    for (const role of ['DataRole', 'ReadRole', 'LogRole', 'apiRole', 'clockRole', 'sequencerRole']) {
      const ask = (action: string, on: string) =>
        isAllowed(system, {
          who: { name: role, role, tenant: '620300' },
          action,
          on,
          context: {},
          allowed: false,
        });
      expect(await ask('s3:GetObject', `${log}/head/620300/x`)).toBe(true);
      for (const action of onObjects)
        expect([role, action, await ask(action, `${log}/head/620300/x`)]).toEqual([role, action, false]);
      for (const action of onBucket)
        expect([role, action, await ask(action, log)]).toEqual([role, action, false]);
    }
  });

  it('knows the system`s roles by a tag that all of them have', () => {
    const roles = [
      ...resources(Access!, 'AWS::IAM::Role'),
      ...resources(templates.Identity!, 'AWS::IAM::Role'),
    ];
    for (const { Properties } of roles)
      expect(Properties.Tags).toContainEqual({ Key: 'system', Value: 'mingcha' });
  });
});

describe('the keys of the public logs', () => {
  const keys = resources<{ KeyPolicy: { Statement: Statement[] } }>(Data!, 'AWS::KMS::Key');
  const key = keys.find(({ name }) => name.startsWith('LogKey'))!;
  const role = resources<{ RoleName?: unknown }>(Access!, 'AWS::IAM::Role').find(({ name }) =>
    name.startsWith('LogRole'),
  )!;

  it('are sealed by a key that one role may use, which the key`s policy names', () => {
    const [only] = key.Properties.KeyPolicy.Statement.filter(({ Effect }) => Effect === 'Deny');
    expect(list(only!.Action)).toEqual(
      expect.arrayContaining(['kms:Encrypt', 'kms:Decrypt', 'kms:CreateGrant']),
    );
    const named = JSON.stringify(only!.Condition!.ArnNotEquals);
    const { RoleName } = role.Properties;
    expect(RoleName).toEqual({ 'Fn::Join': ['', ['mingcha-prod-log-', { Ref: 'AWS::Region' }]] });
    expect(named).toContain(':role/mingcha-prod-log-"');
  });

  it('are opened by the sequencer`s sessions only, each its own city`s', () => {
    const statements = resources<Role>(Access!, 'AWS::IAM::Role').flatMap(({ name, Properties }) =>
      (Properties.Policies ?? []).flatMap(({ PolicyDocument }) =>
        PolicyDocument.Statement.map((statement) => ({ name, statement })),
      ),
    );
    const opening = statements.filter(({ statement }) => JSON.stringify(statement).includes('GetAttLogKey'));
    expect(opening).toMatchObject([
      {
        name: role.name,
        statement: {
          Action: ['kms:Encrypt', 'kms:Decrypt'],
          // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own syntax
          Condition: { StringEquals: { 'kms:EncryptionContext:tenant': '${aws:PrincipalTag/tenant}' } },
        },
      },
    ]);
  });
});

describe('the sequencer', () => {
  it('is called by the queue of cities that have logged something', () => {
    const sources = resources<{ EventSourceArn: unknown }>(Api!, 'AWS::Lambda::EventSourceMapping');
    const entries = sources.find(({ Properties }) =>
      JSON.stringify(Properties.EventSourceArn).includes('Entries'),
    );
    expect(entries!.Properties).toMatchObject({
      FunctionName: { Ref: expect.stringMatching('^sequencer') },
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it('alone gets the key and the role of the log', () => {
    const functions = resources<{ Environment: { Variables: Record<string, unknown> } }>(
      Api!,
      'AWS::Lambda::Function',
    );
    for (const { name, Properties } of functions) {
      const isSequencer = name.startsWith('sequencer');
      const { LOG_KEY_ARN, DATA_ROLE_ARN } = Properties.Environment.Variables;
      expect([name, LOG_KEY_ARN !== undefined]).toEqual([name, isSequencer]);
      expect([name, JSON.stringify(DATA_ROLE_ARN).includes('LogRole')]).toEqual([name, isSequencer]);
    }
  });
});
