import { platformTenant } from '@mingcha/kernel';
import { partitionKey } from '../keys.ts';
import { wakeEntity } from '../turns/wakeEntity.ts';

/** What a tenant's session may do to the table: layer three of isolation, as data for CDK and for the local guard. */

export type PolicyStatement = {
  Sid: string;
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
  Condition: Record<string, Record<string, string | string[]>>;
};

const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writes = ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/** `read` is the portal's, `sequence` the sequencer's of the public log, `write` everybody else's. */
export type DataAccess = 'read' | 'write' | 'sequence';

/** The only pattern of partition keys a session may touch; the session tag `tenant` fills it in. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: an IAM policy variable
const ownKeys = 'T#${aws:PrincipalTag/tenant}#*';

/**
 * Partitions of what nobody removes: the audit log and the public log, by the names of their entities. A write that would
 * replace an item cannot be told from one that makes it, so that only the log's own roots show it.
 */
const own = (key: string) => `T#\${aws:PrincipalTag/tenant}#${key}`;
const keptForGood = [
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
].map(own);

/** Removing and changing in place, by whatever request; the second is allowed nowhere, and is to stay so here. */
const takesAway = (resources: string[]): PolicyStatement => ({
  Sid: 'KeptForGood',
  Effect: 'Deny',
  Action: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
  Resource: resources,
  Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': keptForGood } },
});

/** Heads of the public log are the sequencer's alone: nobody else says what a city has signed. */
const heads = ['LOGHEAD', 'LOGSIGNED'].map(own);
const notTheSequencer = (resources: string[]): PolicyStatement => ({
  Sid: 'OnlyTheSequencer',
  Effect: 'Deny',
  Action: ['dynamodb:PutItem'],
  Resource: resources,
  Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': heads } },
});

/**
 * All that the sequencer's session may do: read what waits, write heads, say why a log has stopped, and put an event beside
 * a head where somebody asked for those.
 */
function sequencerStatements(resources: string[]): PolicyStatement[] {
  const on = (Sid: string, Action: string[], keys: string[]): PolicyStatement => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource: resources,
    Condition: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
  const counter = own('LOGSIZE');
  return [
    on('LogItems', reads, [own('LOGENTRY'), counter, ...heads, own('WEBHOOK')]),
    on('LogHeads', ['dynamodb:PutItem'], [counter, ...heads, own('HOOKEVENT')]),
  ];
}

/**
 * Statements of the data role. No Scan and no PartiQL; each index is named; a request without leading keys is refused
 * because `ForAllValues` alone is true for an empty set.
 */
export function dataPolicyStatements(
  tableArn: string,
  indexArns: string[],
  access: DataAccess = 'write',
): PolicyStatement[] {
  if (access === 'sequence') return sequencerStatements([tableArn]);
  return [
    {
      Sid: 'OwnItems',
      Effect: 'Allow',
      Action: access === 'read' ? reads : [...reads, ...writes],
      Resource: [tableArn, ...indexArns],
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [ownKeys] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
    ...(access === 'write'
      ? [takesAway([tableArn, ...indexArns]), notTheSequencer([tableArn, ...indexArns])]
      : []),
  ];
}

/**
 * All that the session may do with which a tenant's command wakes the clock: the platform's rows of wakes, one by one, and
 * none of its other rows.
 */
export const wakePolicyStatement = (tableArn: string): PolicyStatement => ({
  Sid: 'Wakes',
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource: [tableArn],
  Condition: {
    'ForAllValues:StringEquals': {
      'dynamodb:LeadingKeys': [partitionKey(platformTenant, [wakeEntity.name])],
    },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
});

/** What reaching the table needs of its key. */
const keyActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
];

/** A session of the platform that may do less than its role: move wakes. What is allowed here must be allowed there too. */
export const wakesOnly = {
  Version: '2012-10-17',
  Statement: [wakePolicyStatement('*'), { Effect: 'Allow', Action: keyActions, Resource: '*' }],
};
