import { type DataAccess, dataPolicyStatements, fileKinds, tableDefinition } from '@mingcha/store';
import { Aws, type Stack } from 'aws-cdk-lib';
import { ArnPrincipal, CompositePrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledge.ts';
import type { DataStack } from './dataStack.ts';

/** The IAM variable that a tenant's session fills in. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own syntax
const TENANT_TAG = '${aws:PrincipalTag/tenant}';

/**
 * What a session must bring: exactly the tag `tenant`, six characters long. STS allows neither `*` nor `?` in a tag's
 * value, so that it cannot widen the patterns it is put into.
 */
const ONE_TENANT = {
  StringLike: { 'aws:RequestTag/tenant': '??????' },
  'ForAllValues:StringEquals': { 'aws:TagKeys': ['tenant'] },
};

/** Of these kinds files are removed by who keeps them; all others only by the bucket's own rules. */
const removedKinds = Object.entries(fileKinds).flatMap(([kind, stay]) => (stay === 'removed' ? kind : []));

/** Partial tiles of the public logs, in the bucket of files. */
const parts = 'log-parts';

/** Kinds of objects in a bucket, by what a session may do with its tenant's. */
type Objects = { sid: string; in: 'files' | 'log'; actions: string[]; kinds: string[] };

const [get, put, remove] = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'] as const;
const logRead: Objects = { sid: 'OwnLog', in: 'log', actions: [get], kinds: ['tile'] };

const objectsFor: Readonly<Record<DataAccess, Objects[]>> = {
  // The public is given proofs that were kept for it; uploads and exports are not the portal's to open.
  read: [{ sid: 'OwnFiles', in: 'files', actions: [get], kinds: ['proofs', parts] }, logRead],
  write: [
    { sid: 'OwnFiles', in: 'files', actions: [get, put], kinds: Object.keys(fileKinds) },
    { sid: 'OwnRemovedFiles', in: 'files', actions: [remove], kinds: removedKinds },
    { sid: 'OwnLogParts', in: 'files', actions: [get], kinds: [parts] },
    logRead,
  ],
  sequence: [
    { sid: 'OwnLogParts', in: 'files', actions: [get, put, remove], kinds: [parts] },
    { sid: 'OwnLog', in: 'log', actions: [get, put], kinds: ['head', 'tile', 'key'] },
  ],
};

type TenantRoleInit = {
  data: DataStack;
  access: DataAccess;
  description: string;
  /** Who may take the role. */
  callers: Role[];
  roleName?: string;
};

/** A role that functions take for one tenant, whose code fills in the patterns of its policy. */
export function addTenantRole(scope: Stack, id: string, init: TenantRoleInit): Role {
  const { data, access, description, callers, roleName } = init;
  const statements = [
    ...tableStatements(scope, data, access),
    ...objectsFor[access].map(
      ({ sid, in: place, actions, kinds }) =>
        new PolicyStatement({
          sid,
          actions,
          resources: kinds.map((kind) => data[place].arnForObjects(`${kind}/${TENANT_TAG}/*`)),
        }),
    ),
    nameStatement('OwnFileNames', data.files, kindsIn('files', access)),
    nameStatement('OwnLogNames', data.log, kindsIn('log', access)),
    keyStatement(data, access),
    ...(access === 'sequence' ? [sealStatement(data)] : []),
  ];
  const role = new Role(scope, id, {
    ...(roleName && { roleName }),
    description: `Mingcha: ${description}`,
    assumedBy: new CompositePrincipal(
      ...callers.map((caller) =>
        new ArnPrincipal(caller.roleArn).withConditions(ONE_TENANT).withSessionTags(),
      ),
    ),
    inlinePolicies: { OneTenant: new PolicyDocument({ statements }) },
  });
  for (const place of ['files', 'log'] as const)
    explain(scope, role, data, data[place], kindsIn(place, access));
  return role;
}

const kindsIn = (place: Objects['in'], access: DataAccess): string[] => [
  ...new Set(objectsFor[access].flatMap((objects) => (objects.in === place ? objects.kinds : []))),
];

function tableStatements(scope: Stack, data: DataStack, access: DataAccess): PolicyStatement[] {
  const onTables = (arns: string[]) => {
    const [arn = '', ...others] = arns.flatMap((each) =>
      access === 'sequence' ? [each] : [each, `${each}/index/${tableDefinition.index.name}`],
    );
    return dataPolicyStatements(arn, others, access);
  };
  const shared = onTables([data.table.arn]).map((statement) => PolicyStatement.fromJson(statement));
  if (data.siloTables.size === 0) return shared;
  // One statement for however many: the tag that names the keys names the table, too. A restored one adds its day.
  const resourceName = `${data.siloPrefix}${TENANT_TAG}`;
  const own = scope.formatArn({ service: 'dynamodb', resource: 'table', resourceName });
  return [
    ...shared,
    ...onTables([own, `${own}-????????`]).map((statement) =>
      PolicyStatement.fromJson({ ...statement, Sid: `${statement.Sid}InOwnTable` }),
    ),
  ];
}

/** So that a refusal can be distinguished from what is not there. */
const nameStatement = (sid: string, bucket: Bucket, kinds: string[]) =>
  new PolicyStatement({
    sid,
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': kinds.map((kind) => `${kind}/${TENANT_TAG}/*`) } },
  });

/** The finding's name holds the bucket's export, which the rule pack writes out. */
function explain(scope: Stack, role: Role, data: DataStack, bucket: Bucket, kinds: string[]): void {
  const value: unknown = scope.resolve(data.exportValue(bucket.bucketArn));
  const { 'Fn::ImportValue': name } = value as { 'Fn::ImportValue': string };
  const why = "All files of one kind of one tenant, named by the session's tag.";
  const findings = kinds.map(
    (kind) => `AwsSolutions-IAM5[Resource::${name}/${kind}/<aws:PrincipalTag/tenant>/*]`,
  );
  acknowledge(role, Object.fromEntries(findings.map((finding) => [finding, why])));
}

/** The key only through the services that hold the data; the service names end differently in China. */
function keyStatement(data: DataStack, access: DataAccess): PolicyStatement {
  const writing = ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];
  return new PolicyStatement({
    sid: 'KeyThroughServices',
    actions: ['kms:Decrypt', 'kms:DescribeKey', ...(access === 'read' ? [] : writing)],
    resources: [data.key.keyArn],
    conditions: {
      StringEquals: {
        'kms:ViaService': ['dynamodb', 's3'].flatMap((service) => [
          `${service}.${Aws.REGION}.amazonaws.com`,
          `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`,
        ]),
      },
    },
  });
}

/** The tenant's own sealed key: the context that it was sealed in must be the session's tag. */
const sealStatement = (data: DataStack) =>
  new PolicyStatement({
    sid: 'OwnLogKey',
    actions: ['kms:Encrypt', 'kms:Decrypt'],
    resources: [data.logKey.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:tenant': TENANT_TAG } },
  });
