import { dataPolicyStatements, fileKinds, tableDefinition } from '@mingcha/store';
import { Aws, Stack, type StackProps } from 'aws-cdk-lib';
import { ArnPrincipal, CompositePrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { FUNCTIONS, type FunctionName } from './bundle.ts';
import type { DataStack } from './dataStack.ts';
import { addFunctionRole, addLogGroup } from './function.ts';

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

/** The public is given proofs that were kept for it; uploads and exports are not the portal's to open. */
const fileKindsFor = (access: 'read' | 'write') => (access === 'read' ? ['proofs'] : Object.keys(fileKinds));

/** Of these kinds files are removed by who keeps them; all others only by the bucket's own rules. */
const removedKinds = Object.entries(fileKinds).flatMap(([kind, stay]) => (stay === 'removed' ? kind : []));

/** Who may do what: one role per function, none with a right on the table, and the data roles they take per tenant. */
export class AccessStack extends Stack {
  /** The functions' own roles, with all they need: nothing is added to them elsewhere. */
  readonly roles: Readonly<Record<FunctionName, Role>>;
  readonly logs: Readonly<Record<FunctionName, LogGroup>>;
  /** For `api`, `worker` and `clock`. */
  readonly dataRole: Role;
  /** For `portal`: what the public sees is read with rights that cannot write. */
  readonly readRole: Role;

  constructor(scope: Construct, id: string, data: DataStack, props: StackProps) {
    super(scope, id, props);
    const each = <T>(make: (name: FunctionName) => T) =>
      Object.fromEntries(FUNCTIONS.map((name) => [name, make(name)])) as Record<FunctionName, T>;
    this.logs = each((name) => addLogGroup(this, `${name}Log`));
    this.roles = each((name) => addFunctionRole(this, name, this.logs[name]));
    const { api, portal, worker, clock } = this.roles;
    this.dataRole = this.addDataRole('DataRole', 'write', data, [api, worker, clock]);
    this.readRole = this.addDataRole('ReadRole', 'read', data, [portal]);

    const allow = (role: Role, actions: string[], resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
    for (const role of [api, worker, clock])
      allow(role, ['sts:AssumeRole', 'sts:TagSession'], this.dataRole.roleArn);
    allow(portal, ['sts:AssumeRole', 'sts:TagSession'], this.readRole.roleArn);
    for (const role of [api, portal, worker, clock]) {
      allow(role, ['secretsmanager:GetSecretValue'], data.cursorKey.secretArn);
    }
    for (const role of [api, clock]) allow(role, ['sqs:SendMessage'], data.jobs.queueArn);
    allow(clock, ['sqs:SendMessage'], data.looks.queueArn);
    const taking = [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
      'sqs:GetQueueAttributes',
    ];
    allow(worker, taking, data.jobs.queueArn);
    allow(clock, taking, data.looks.queueArn);
  }

  private addDataRole(id: string, access: 'read' | 'write', data: DataStack, callers: Role[]): Role {
    const onTables = (arns: string[]) => {
      const [arn = '', ...others] = arns.flatMap((each) => [
        each,
        `${each}/index/${tableDefinition.index.name}`,
      ]);
      return dataPolicyStatements(arn, others, access);
    };
    const statements = onTables([data.table.arn]).map((statement) => PolicyStatement.fromJson(statement));
    if (data.siloTables.size > 0) {
      // One statement for however many: the tag that names the keys names the table, too. A restored one adds its day.
      const resourceName = `${data.siloPrefix}${TENANT_TAG}`;
      const own = this.formatArn({ service: 'dynamodb', resource: 'table', resourceName });
      for (const statement of onTables([own, `${own}-????????`]))
        statements.push(
          PolicyStatement.fromJson({
            ...statement,
            Sid: statement.Effect === 'Allow' ? 'OwnTable' : 'KeptInOwnTable',
          }),
        );
    }
    statements.push(
      new PolicyStatement({
        sid: 'OwnFiles',
        actions: access === 'write' ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'],
        resources: fileKindsFor(access).map((kind) => data.files.arnForObjects(`${kind}/${TENANT_TAG}/*`)),
      }),
    );
    if (access === 'write')
      statements.push(
        new PolicyStatement({
          sid: 'OwnRemovedFiles',
          actions: ['s3:DeleteObject'],
          resources: removedKinds.map((kind) => data.files.arnForObjects(`${kind}/${TENANT_TAG}/*`)),
        }),
      );
    // So that a refusal can be distinguished from what is not there.
    statements.push(
      new PolicyStatement({
        sid: 'OwnFileNames',
        actions: ['s3:ListBucket'],
        resources: [data.files.bucketArn],
        conditions: {
          StringLike: { 's3:prefix': fileKindsFor(access).map((kind) => `${kind}/${TENANT_TAG}/*`) },
        },
      }),
    );
    statements.push(this.keyStatement(data, access));
    const role = new Role(this, id, {
      description: `Mingcha: one tenant's data, ${access}`,
      assumedBy: new CompositePrincipal(
        ...callers.map((caller) =>
          new ArnPrincipal(caller.roleArn).withConditions(ONE_TENANT).withSessionTags(),
        ),
      ),
      inlinePolicies: { OneTenant: new PolicyDocument({ statements }) },
    });
    this.explainFiles(role, data, access);
    return role;
  }

  /** The finding's name holds the bucket's export, which the rule pack writes out. */
  private explainFiles(role: Role, data: DataStack, access: 'read' | 'write'): void {
    const bucket: unknown = this.resolve(data.exportValue(data.files.bucketArn));
    const { 'Fn::ImportValue': name } = bucket as { 'Fn::ImportValue': string };
    const why = "All files of one kind of one tenant, named by the session's tag.";
    const findings = fileKindsFor(access).map(
      (kind) => `AwsSolutions-IAM5[Resource::${name}/${kind}/<aws:PrincipalTag/tenant>/*]`,
    );
    acknowledge(role, Object.fromEntries(findings.map((finding) => [finding, why])));
  }

  /** The key only through the services that hold the data; the service names end differently in China. */
  private keyStatement(data: DataStack, access: 'read' | 'write'): PolicyStatement {
    const writing = ['kms:Encrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];
    return new PolicyStatement({
      sid: 'KeyThroughServices',
      actions: ['kms:Decrypt', 'kms:DescribeKey', ...(access === 'write' ? writing : [])],
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
}
