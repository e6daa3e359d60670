import { describe, expect, it } from 'vitest';
import { identityStatements, list, type Role, resources, type Statement, synthesize } from './synth.ts';

const stacks = await synthesize();
const { Access } = stacks;
const roles = resources<Role>(Access!, 'AWS::IAM::Role');

/** The one role whose logical name starts so; CDK adds a hash to it. */
function role(prefix: string): Role & { name: string } {
  const found = roles.filter(({ name }) => new RegExp(`^${prefix}[0-9A-F]{8}$`).test(name));
  expect(found).toHaveLength(1);
  return { name: found[0]!.name, ...found[0]!.Properties };
}

const statementsOf = ({ Policies }: Role) => Policies!.flatMap((policy) => policy.PolicyDocument.Statement);
const imported = (text: string) => ({ 'Fn::ImportValue': expect.stringMatching(text) });
const TABLE = imported('^mingcha-prod-data:.*GetAttTable.*Arn');
// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own syntax
const own = '${aws:PrincipalTag/tenant}';

const ownItems = (Action: string[]): Statement => ({
  Sid: 'OwnItems',
  Effect: 'Allow',
  Action,
  Resource: [TABLE, { 'Fn::Join': ['', [TABLE, '/index/gsi1']] }],
  Condition: {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${own}#*`] },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
});
/** Nothing of the audit log and of the public log is ever removed; it can only be added to. */
const keptForGood: Statement = {
  Sid: 'KeptForGood',
  Effect: 'Deny',
  Action: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
  Resource: [TABLE, { 'Fn::Join': ['', [TABLE, '/index/gsi1']] }],
  Condition: {
    'ForAnyValue:StringLike': {
      'dynamodb:LeadingKeys': [
        'AUDITLOG',
        'AUDITTRAIL#*',
        'LOGSIZE',
        'LOGENTRY',
        'LOGHEAD',
        'LOGSIGNED',
        'LOGAUDITDAY',
        'LOGCOSIGNERS',
        'LOGCOSIGNATURE#*',
        'LOGCOSIGNED',
      ].map((key) => `T#${own}#${key}`),
    },
  },
};
/** What a city has signed, the sequencer alone says. */
const onlyTheSequencer: Statement = {
  Sid: 'OnlyTheSequencer',
  Effect: 'Deny',
  Action: 'dynamodb:PutItem',
  Resource: [TABLE, { 'Fn::Join': ['', [TABLE, '/index/gsi1']] }],
  Condition: {
    'ForAnyValue:StringLike': {
      'dynamodb:LeadingKeys': ['LOGHEAD', 'LOGSIGNED'].map((key) => `T#${own}#${key}`),
    },
  },
};
const throughServices = {
  StringEquals: {
    'kms:ViaService': ['dynamodb', 's3'].flatMap((service) => [
      { 'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.amazonaws.com']] },
      { 'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] },
    ]),
  },
};
const objectsIn = (bucket: string) => (kind: string) => ({
  'Fn::Join': ['', [imported(`^mingcha-prod-data:.*GetAtt${bucket}[0-9A-F]{8}.*Arn`), `/${kind}/${own}/*`]],
});
const [files, log] = [objectsIn('Files'), objectsIn('Log')];
const namesIn =
  (bucket: string, Sid: string) =>
  (kinds: string[]): Statement => ({
    Sid,
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: imported(`^mingcha-prod-data:.*GetAtt${bucket}[0-9A-F]{8}.*Arn`),
    Condition: { StringLike: { 's3:prefix': kinds.map((kind) => `${kind}/${own}/*`) } },
  });
const [fileNames, logNames] = [namesIn('Files', 'OwnFileNames'), namesIn('Log', 'OwnLogNames')];
const KEY = imported('^mingcha-prod-data:.*GetAttKey.*Arn');

describe('the data role', () => {
  it('may do exactly this', () => {
    expect(statementsOf(role('DataRole'))).toEqual([
      ownItems([
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:DeleteItem',
        'dynamodb:ConditionCheckItem',
      ]),
      keptForGood,
      onlyTheSequencer,
      {
        Sid: 'OwnFiles',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: ['imports', 'exports', 'proofs', 'briefings', 'uploads', 'attachments'].map(files),
      },
      {
        Sid: 'OwnRemovedFiles',
        Effect: 'Allow',
        Action: 's3:DeleteObject',
        Resource: ['uploads', 'attachments'].map(files),
      },
      { Sid: 'OwnLogParts', Effect: 'Allow', Action: 's3:GetObject', Resource: files('log-parts') },
      { Sid: 'OwnLog', Effect: 'Allow', Action: 's3:GetObject', Resource: log('tile') },
      fileNames(['imports', 'exports', 'proofs', 'briefings', 'uploads', 'attachments', 'log-parts']),
      logNames(['tile']),
      {
        Sid: 'KeyThroughServices',
        Effect: 'Allow',
        Action: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
        ],
        Resource: KEY,
        Condition: throughServices,
      },
    ]);
  });

  it('of the portal reads and does nothing else', () => {
    expect(statementsOf(role('ReadRole'))).toEqual([
      ownItems(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']),
      // A large proof is fetched from the bucket by an address that the portal signs with this role.
      {
        Sid: 'OwnFiles',
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: ['proofs', 'log-parts'].map(files),
      },
      { Sid: 'OwnLog', Effect: 'Allow', Action: 's3:GetObject', Resource: log('tile') },
      fileNames(['proofs', 'log-parts']),
      logNames(['tile']),
      {
        Sid: 'KeyThroughServices',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:DescribeKey'],
        Resource: KEY,
        Condition: throughServices,
      },
    ]);
  });

  it('of the sequencer reads what waits, and writes heads and files of the log', () => {
    const items = (Sid: string, Action: string[], names: string[]): Statement => ({
      Sid,
      Effect: 'Allow',
      Action: Action.length === 1 ? Action[0]! : Action,
      Resource: TABLE,
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': names.map((name) => `T#${own}#${name}`) },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    });
    expect(statementsOf(role('LogRole')).slice(0, 6)).toEqual([
      items(
        'LogItems',
        ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
        ['LOGENTRY', 'LOGSIZE', 'LOGHEAD', 'LOGSIGNED', 'WEBHOOK'],
      ),
      items('LogHeads', ['dynamodb:PutItem'], ['LOGSIZE', 'LOGHEAD', 'LOGSIGNED', 'HOOKEVENT']),
      {
        Sid: 'OwnLogParts',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        Resource: files('log-parts'),
      },
      {
        Sid: 'OwnLog',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: ['head', 'tile', 'key'].map(log),
      },
      fileNames(['log-parts']),
      logNames(['head', 'tile', 'key']),
    ]);
  });

  it.each([
    ['DataRole', ['apiRole', 'workerRole', 'clockRole']],
    ['ReadRole', ['portalRole']],
    ['LogRole', ['sequencerRole']],
  ])('%s is taken by %j only, and only with one tag `tenant` of six characters', (name, callers) => {
    expect(role(name).AssumeRolePolicyDocument.Statement).toEqual(
      callers.map((caller) => ({
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { AWS: { 'Fn::GetAtt': [role(caller).name, 'Arn'] } },
        Condition: {
          StringLike: { 'aws:RequestTag/tenant': '??????' },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['tenant'] },
        },
      })),
    );
  });
});

describe('the functions', () => {
  it('have no right of their own on the table, the bucket or the key', () => {
    const own = resources<{ PolicyDocument: { Statement: Statement[] } }>(Access!, 'AWS::IAM::Policy');
    expect(own).toHaveLength(5);
    const actions = own.flatMap(({ Properties }) =>
      Properties.PolicyDocument.Statement.flatMap(({ Action }) => list(Action)),
    );
    expect(actions.filter((action) => /^(dynamodb|s3|kms):/.test(action))).toEqual([]);
  });

  it.each([
    ['api', { 'sqs:SendMessage': ['Entries', 'Jobs'] }],
    ['portal', {}],
    [
      'worker',
      { 'sqs:SendMessage': ['Entries'], 'sqs:ReceiveMessage': ['Jobs'], 'sqs:DeleteMessage': ['Jobs'] },
    ],
    ['sequencer', { 'sqs:ReceiveMessage': ['Entries'] }],
    ['clock', { 'sqs:SendMessage': ['Entries', 'Jobs', 'Looks'], 'sqs:ReceiveMessage': ['Looks'] }],
  ])('%s reaches these queues only: %j', (name, wanted) => {
    const policies = resources<{ Roles: unknown; PolicyDocument: { Statement: Statement[] } }>(
      Access!,
      'AWS::IAM::Policy',
    );
    const { PolicyDocument } = policies.find((policy) => policy.name.startsWith(`${name}Role`))!.Properties;
    const queuesOf = (action: string) =>
      PolicyDocument.Statement.filter(({ Action }) => list(Action).includes(action))
        .flatMap(({ Resource }) => list(Resource))
        .map((resource) => /GetAtt(Jobs|Looks|Entries)/.exec(JSON.stringify(resource))?.[1])
        .sort();
    const given = PolicyDocument.Statement.flatMap(({ Action }) => list(Action));
    const actions = [...new Set(given)].filter((action) => action in wanted || action === 'sqs:SendMessage');
    expect(Object.fromEntries(actions.map((action) => [action, queuesOf(action)]))).toEqual(wanted);
  });

  it('have no managed policies and take their role from the one stack that gives rights', () => {
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns)).toEqual([]);
    expect(identityStatements(stacks.Api!)).toEqual([]);
    const functions = resources<{ Role: unknown }>(stacks.Api!, 'AWS::Lambda::Function');
    expect(functions.map(({ Properties }) => Properties.Role)).toEqual(
      ['api', 'portal', 'worker', 'clock', 'sequencer'].map((name) =>
        imported(`^mingcha-prod-access:.*${name}Role.*Arn`),
      ),
    );
  });
});

describe('rights anywhere in the system', () => {
  const statements = Object.values(stacks).flatMap(identityStatements);

  it('name each action: no wildcard, no Scan, no PartiQL', () => {
    const actions = statements.flatMap(({ Action }) => list(Action));
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => /\*|Scan|PartiQL/.test(action))).toEqual([]);
  });

  it('name their resources, but for the traces, which have none', () => {
    const everywhere = statements.filter(({ Resource }) => list(Resource).includes('*'));
    const actions = new Set(everywhere.flatMap(({ Action }) => list(Action)));
    expect([...actions].sort()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
  });
});

describe('a tenant with a table of its own', async () => {
  const silo = await synthesize({ silo: '620100,620300' });

  it('gets a table with all that the shared one has', () => {
    const tables = resources(silo.Data!, 'AWS::DynamoDB::Table');
    expect(tables).toHaveLength(3);
    const names = tables.map(({ Properties }) => Properties.TableName);
    expect(names).toEqual([undefined, 'mingcha-prod-silo-620100', 'mingcha-prod-silo-620300']);
    const [shared, ...others] = tables.map(({ Type: _, name: __, Properties, ...rest }) => ({
      ...rest,
      Properties: { ...Properties, TableName: undefined },
    }));
    for (const other of others) expect({ ...other, Metadata: 0 }).toEqual({ ...shared, Metadata: 0 });
  });

  it('is the only one whose sessions reach it', () => {
    const data = resources<Role>(silo.Access!, 'AWS::IAM::Role').find(({ name }) =>
      name.startsWith('DataRole'),
    )!;
    const statement = statementsOf(data.Properties).find(({ Sid }) => Sid === 'OwnItemsInOwnTable')!;
    expect(statement.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${own}#*`] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    });
    const names = list(statement.Resource).map(
      (arn) => JSON.stringify(arn).split(':table/')[1]!.split('"')[0],
    );
    const table = `mingcha-prod-silo-${own}`;
    const day = `${table}-????????`;
    expect(names).toEqual([table, `${table}/index/gsi1`, day, `${day}/index/gsi1`]);
  });

  it('is known to every function', () => {
    const functions = resources<{ Environment: { Variables: Record<string, unknown> } }>(
      silo.Api!,
      'AWS::Lambda::Function',
    );
    for (const { Properties } of functions) {
      expect(JSON.stringify(Properties.Environment.Variables.SILO_TABLES)).toMatch(/620100=.*620300=/);
    }
  });
});
