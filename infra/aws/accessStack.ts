import { notifySecrets } from '@mingcha/cloud/notifySecrets';
import { ArnFormat, Stack, type StackProps, Token } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { FUNCTIONS, type FunctionName } from './bundle.ts';
import type { DataStack } from './dataStack.ts';
import { addFunctionRole, addLogGroup } from './function.ts';
import { addTenantRole } from './tenantRole.ts';

/** Who may do what: one role per function, none with a right on the table, and the data roles they take per tenant. */
export class AccessStack extends Stack {
  /** The functions' own roles, with all they need: nothing is added to them elsewhere. */
  readonly roles: Readonly<Record<FunctionName, Role>>;
  readonly logs: Readonly<Record<FunctionName, LogGroup>>;
  /** For `api`, `worker` and `clock`. */
  readonly dataRole: Role;
  /** For `portal`: what the public sees is read with rights that cannot write. */
  readonly readRole: Role;
  /** For `sequencer`: what the public log needs, and the log's key, which no other role opens. */
  readonly logRole: Role;

  constructor(scope: Construct, id: string, data: DataStack, props: StackProps) {
    super(scope, id, props);
    const each = <T>(make: (name: FunctionName) => T) =>
      Object.fromEntries(FUNCTIONS.map((name) => [name, make(name)])) as Record<FunctionName, T>;
    this.logs = each((name) => addLogGroup(this, `${name}Log`));
    this.roles = each((name) => addFunctionRole(this, name, this.logs[name]));
    const { api, portal, worker, clock, sequencer } = this.roles;
    this.dataRole = addTenantRole(this, 'DataRole', {
      data,
      access: 'write',
      description: "one tenant's data, write",
      callers: [api, worker, clock],
    });
    this.readRole = addTenantRole(this, 'ReadRole', {
      data,
      access: 'read',
      description: "one tenant's data, read",
      callers: [portal],
    });
    this.logRole = addTenantRole(this, 'LogRole', {
      data,
      access: 'sequence',
      description: "one tenant's public log",
      callers: [sequencer],
      roleName: data.logRoleName,
    });

    const allow = (role: Role, actions: string[], resource: string) =>
      role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
    const assuming = ['sts:AssumeRole', 'sts:TagSession'];
    for (const role of [api, worker, clock]) allow(role, assuming, this.dataRole.roleArn);
    allow(portal, assuming, this.readRole.roleArn);
    allow(sequencer, assuming, this.logRole.roleArn);
    for (const role of [api, portal, worker, clock]) {
      allow(role, ['secretsmanager:GetSecretValue'], data.cursorKey.secretArn);
    }
    this.allowNotifySecrets(clock);
    for (const role of [api, clock]) allow(role, ['sqs:SendMessage'], data.jobs.queueArn);
    allow(clock, ['sqs:SendMessage'], data.looks.queueArn);
    // What these three write may be logged.
    for (const role of [api, worker, clock]) allow(role, ['sqs:SendMessage'], data.entries.queueArn);
    const taking = [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
      'sqs:GetQueueAttributes',
    ];
    allow(worker, taking, data.jobs.queueArn);
    allow(clock, taking, data.looks.queueArn);
    allow(sequencer, taking, data.entries.queueArn);
  }

  /** The cities' own secrets for 政务微信, the gateway and mail, which operators put there; the clock alone sends. */
  private allowNotifySecrets(clock: Role): void {
    const arn = this.formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${notifySecrets}*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    clock.addToPolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [arn] }));
    // As the rule pack writes what is not known before the deployment.
    const known = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
    const place = `${known(this.region, 'Region')}:${known(this.account, 'AccountId')}`;
    const resource = `arn:<AWS::Partition>:secretsmanager:${place}:secret:${notifySecrets}*`;
    acknowledge(clock, {
      [`AwsSolutions-IAM5[Resource::${resource}]`]:
        'Which secrets a city has for its channels is decided by the city, after the deployment.',
    });
  }
}
