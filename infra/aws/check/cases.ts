import { notifySecrets } from '@mingcha/cloud/notifySecrets';
import { platformTenant } from '@mingcha/kernel';
import { fileKinds, tableDefinition, wakePolicyStatement, wakesOnly } from '@mingcha/store';
import { FUNCTIONS } from '../bundle.ts';
import { forNobody } from './forNobody.ts';
import { logCases } from './logCases.ts';
import type { Case, Context, Identity } from './simulate.ts';
import type { Policy, System } from './system.ts';

const own = '620300';
const other = '620800';
const kinds = Object.keys(fileKinds) as (keyof typeof fileKinds)[];

const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writes = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];
const keyReads = ['kms:Decrypt', 'kms:DescribeKey'];
const keyWrites = ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];
const assuming = ['sts:AssumeRole', 'sts:TagSession'];
const taking = [
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:GetQueueAttributes',
];
const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const tracing = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const writer: Identity = { name: `the data session of ${own}`, role: 'DataRole', tenant: own };
const reader: Identity = { name: `the portal's session of ${own}`, role: 'ReadRole', tenant: own };
const sequencing: Identity = { name: `the sequencer's session of ${own}`, role: 'LogRole', tenant: own };
const waker: Identity = {
  name: 'the session that moves wakes',
  role: 'DataRole',
  tenant: platformTenant,
  narrower: wakesOnly as Policy,
};

const keys = (...values: string[]): Context => ({ 'dynamodb:LeadingKeys': values });

/** Every request that the system is about, and the answer that it must get. Where there is no Cognito, no `tokenRole`. */
export function casesOf(system: System): Case[] {
  const cases: Case[] = [];
  const expecting =
    (allowed: boolean) =>
    (who: Identity, actions: readonly string[], on: string, ...contexts: Context[]): void => {
      for (const action of actions)
        for (const context of contexts.length > 0 ? contexts : [{}])
          cases.push({ who, action, on, context, allowed });
    };
  const may = expecting(true);
  const mayNot = expecting(false);

  const table = system.arn('Data/Table');
  const index = `${table}/index/${tableDefinition.index.name}`;
  const ownKeys = keys(`T#${own}#DRAW`);
  /** Another's, one of another's among own ones, a longer code that begins alike, the platform's, and none at all. */
  const foreign = [
    keys(`T#${other}#DRAW`),
    keys(`T#${own}#DRAW`, `T#${other}#DRAW`),
    keys(`T#${own}1#DRAW`),
    keys(`T#${platformTenant}#TENANT`),
    {},
  ];
  for (const at of [table, index]) {
    may(writer, [...reads, ...writes], at, ownKeys);
    mayNot(writer, [...reads, ...writes], at, ...foreign);
    may(reader, reads, at, ownKeys);
    mayNot(reader, reads, at, ...foreign);
    mayNot(reader, writes, at, ownKeys);
  }
  mayNot(writer, [...reads, ...writes], `${table}-other`, ownKeys);
  mayNot(writer, ['dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'], table, ownKeys);
  mayNot(waker, ['dynamodb:Query', 'dynamodb:DeleteItem', 'dynamodb:BatchGetItem'], table, wakeKeys());
  may(waker, ['dynamodb:GetItem', 'dynamodb:PutItem'], table, wakeKeys());
  mayNot(
    waker,
    ['dynamodb:GetItem', 'dynamodb:PutItem'],
    table,
    keys(`T#${platformTenant}#TENANT`),
    ownKeys,
    {},
  );

  const files = system.arn('Data/Files');
  for (const kind of kinds) {
    const file = (tenant: string) => `${files}/${kind}/${tenant}/file`;
    const names = (tenant: string) => ({ 's3:prefix': `${kind}/${tenant}/file` });
    const readable = kind === 'proofs';
    may(writer, ['s3:GetObject', 's3:PutObject'], file(own));
    may(writer, ['s3:ListBucket'], files, names(own));
    (readable ? may : mayNot)(reader, ['s3:GetObject'], file(own));
    (readable ? may : mayNot)(reader, ['s3:ListBucket'], files, names(own));
    mayNot(reader, ['s3:PutObject'], file(own));
    (fileKinds[kind] === 'removed' ? may : mayNot)(writer, ['s3:DeleteObject'], file(own));
    mayNot(writer, ['s3:DeleteObject'], file(other));
    mayNot(reader, ['s3:DeleteObject'], file(own));
    for (const who of [writer, reader]) {
      mayNot(who, ['s3:GetObject', 's3:PutObject'], file(other));
      mayNot(who, ['s3:GetObject'], file(own), { 'aws:SecureTransport': 'false' });
      mayNot(who, ['s3:ListBucket'], files, names(other), { 's3:prefix': `${kind}/` }, {});
    }
    mayNot(waker, ['s3:GetObject', 's3:PutObject'], file(platformTenant));
  }
  mayNot(writer, ['s3:GetObject', 's3:PutObject'], `${files}/else/${own}/file`);
  mayNot(writer, ['s3:GetObject'], `${system.arn('Data/AccessLogs')}/imports/${own}/file`);

  cases.push(...logCases(system));

  const key = system.arn('Data/Key');
  const through = (...services: string[]) =>
    services.map((service) => ({
      'kms:ViaService': `${service}.${system.place.region}.${system.place.suffix}`,
    }));
  may(writer, [...keyReads, ...keyWrites], key, ...through('dynamodb', 's3'));
  may(sequencing, [...keyReads, ...keyWrites], key, ...through('dynamodb', 's3'));
  may(waker, [...keyReads, ...keyWrites], key, ...through('dynamodb'));
  may(reader, keyReads, key, ...through('dynamodb', 's3'));
  mayNot(reader, keyWrites, key, ...through('dynamodb', 's3'));
  for (const who of [writer, reader, sequencing])
    mayNot(who, [...keyReads, ...keyWrites], key, {}, ...through('secretsmanager'));

  const functions = [...FUNCTIONS, 'token']
    .filter((name) => system.roles.has(`${name}Role`))
    .map((name) => ({ fn: name, who: { name, role: `${name}Role` } }));
  const dataRole = system.roles.get('DataRole')!.arn;
  const readRole = system.roles.get('ReadRole')!.arn;
  const logRole = system.roles.get('LogRole')!.arn;
  const tags = (tenant: string, ...further: string[]) => ({
    'aws:RequestTag/tenant': tenant,
    'aws:TagKeys': ['tenant', ...further],
  });
  const log = (fn: string) =>
    system.arn(`${fn === 'token' ? 'Identity' : 'Access'}/${fn}Log`).replace(/\*$/, 'log-stream:one');
  const queues = {
    jobs: system.arn('Data/Jobs'),
    looks: system.arn('Data/Looks'),
    entries: system.arn('Data/Entries'),
  };
  const sends: Record<string, string[]> = {
    api: ['jobs', 'entries'],
    clock: ['jobs', 'looks', 'entries'],
    worker: ['entries'],
  };
  const takes: Record<string, string[]> = {
    worker: ['jobs'],
    clock: ['looks'],
    sequencer: ['entries'],
  };

  for (const { fn, who } of functions) {
    const taken = {
      api: dataRole,
      worker: dataRole,
      clock: dataRole,
      portal: readRole,
      sequencer: logRole,
    }[fn];
    for (const role of [dataRole, readRole, logRole]) {
      (role === taken ? may : mayNot)(who, assuming, role, tags(own), tags(platformTenant));
      mayNot(who, assuming, role, tags('62*'), tags(`${own}#`), tags(own, 'role'), {});
    }
    for (const [name, queue] of Object.entries(queues)) {
      (sends[fn]?.includes(name) ? may : mayNot)(who, ['sqs:SendMessage'], queue);
      (takes[fn]?.includes(name) ? may : mayNot)(who, taking, queue);
      mayNot(who, ['sqs:SendMessage', ...taking], queue, { 'aws:SecureTransport': 'false' });
    }
    mayNot(who, ['sqs:SendMessage', ...taking], system.arn('Data/DeadJobs'));
    const signs = fn === 'token' || fn === 'sequencer' ? mayNot : may;
    signs(who, ['secretsmanager:GetSecretValue'], system.arn('Data/CursorKey'));
    const notify = system
      .arn('Data/CursorKey')
      .replace(/secret:.*/, `secret:${notifySecrets}${own}/sms-AbCdEf`);
    (fn === 'clock' ? may : mayNot)(who, ['secretsmanager:GetSecretValue'], notify);
    for (const each of functions) (each.fn === fn ? may : mayNot)(who, logging, log(each.fn));
    may(who, tracing, '*');
    mayNot(who, [...reads, ...writes], table, ownKeys);
    mayNot(who, ['s3:GetObject', 's3:PutObject'], `${files}/imports/${own}/file`);
    mayNot(who, keyReads, key, {}, ...through('dynamodb'));
  }

  // A session cannot become another tenant's, nor a queue's or another function's.
  for (const who of [writer, reader, waker, sequencing]) {
    mayNot(who, assuming, dataRole, tags(other));
    mayNot(who, assuming, logRole, tags(own));
    mayNot(who, ['sqs:SendMessage', ...taking], queues.jobs);
    mayNot(who, ['secretsmanager:GetSecretValue'], system.arn('Data/CursorKey'));
  }
  const everybody = [writer, reader, waker, sequencing, ...functions.map(({ who }) => who)];
  for (const { actions, on } of forNobody(system)) for (const who of everybody) mayNot(who, actions, on);
  return [...cases, ...siloCases(system)];
}

const wakeKeys = () =>
  keys(...(wakePolicyStatement('*').Condition['ForAllValues:StringEquals']!['dynamodb:LeadingKeys'] ?? []));

/** A tenant with a table of its own reaches that one and no other's. */
function siloCases(system: System): Case[] {
  const tables = system.arnsOf('AWS::DynamoDB::Table').filter((arn) => /-silo-\d{6}$/.test(arn));
  return tables.flatMap((table) =>
    tables.flatMap((each) => {
      const tenant = each.slice(-6);
      const who: Identity = { name: `the data session of ${tenant}`, role: 'DataRole', tenant };
      return [table, `${table}-20261128`, `${table}/index/${tableDefinition.index.name}`].flatMap((on) =>
        [...reads, ...writes].map((action) => ({
          who,
          action,
          on,
          context: keys(`T#${tenant}#DRAW`),
          allowed: table === each,
        })),
      );
    }),
  );
}
