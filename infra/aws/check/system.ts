import { withoutHash } from './guard.ts';
import { createResolver, type Place } from './resolve.ts';
import type { Resource, Statement, Templates } from './templates.ts';

export type Policy = { Version?: string; Statement: Statement[] };
export type Role = { arn: string; trust: Policy; policies: Policy[] };

/** What policies decide about, as it would be after deployment. */
export type System = {
  place: Place;
  /** By name, such as `apiRole` or `DataRole`. */
  roles: ReadonlyMap<string, Role>;
  /** ARNs by stack and name, such as `Data/Files`. Throws for one that is not there. */
  arn(name: string): string;
  /** The ARNs of all things of a CloudFormation type. */
  arnsOf(type: string): string[];
  /** What a thing's own policy says, by its ARN. */
  policyOf(arn: string): Policy | undefined;
};

type PolicyProperties = { PolicyDocument: Policy; Roles?: unknown[]; Bucket?: unknown; Queues?: unknown[] };
type RoleProperties = { AssumeRolePolicyDocument: Policy; Policies?: { PolicyDocument: Policy }[] };

const withArn =
  /^AWS::(DynamoDB::Table|S3::Bucket|SQS::Queue|KMS::Key|SecretsManager::Secret|Logs::LogGroup|SNS::Topic|Lambda::Function|Events::Rule|Cognito::UserPool|IAM::Role)$/;

/** Reads roles, things and their policies out of the templates, with everything filled in. */
export function readSystem(templates: Templates, place: Place): System {
  const { resolve, arnOf } = createResolver(templates, place);
  const all = Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).map(([name, resource]) => ({ stack, name, resource })),
  );
  const ofType = <P>(type: string) =>
    all
      .filter(({ resource }) => resource.Type === type)
      .map(({ stack, name, resource }) => ({
        stack,
        name,
        properties: resolve(stack, (resource as Resource<P>).Properties ?? {}) as P,
      }));

  const things = all
    .filter(({ resource }) => withArn.test(resource.Type))
    .map(({ stack, name, resource }) => ({
      type: resource.Type,
      id: `${stack}/${withoutHash(name)}`,
      arn: arnOf(stack, name),
    }));
  const attached = ofType<PolicyProperties>('AWS::IAM::Policy');
  const roles = ofType<RoleProperties>('AWS::IAM::Role').map(({ stack, name, properties }) => {
    const own = withoutHash(name);
    const policies = [
      ...(properties.Policies ?? []).map(({ PolicyDocument }) => PolicyDocument),
      ...attached
        .filter((policy) => policy.stack === stack && policy.properties.Roles?.includes(own))
        .map((policy) => policy.properties.PolicyDocument),
    ];
    return [own, { arn: arnOf(stack, name), trust: properties.AssumeRolePolicyDocument, policies }] as const;
  });

  const own = new Map<string, Policy>();
  const put = (arn: string, policy: Policy) => own.set(arn, policy);
  for (const { stack, name, resource } of all) {
    const { Type } = resource;
    if (Type === 'AWS::KMS::Key')
      put(arnOf(stack, name), resolve(stack, resource.Properties.KeyPolicy) as Policy);
    if (!/^AWS::(S3::Bucket|SQS::Queue|SNS::Topic)Policy$/.test(Type)) continue;
    const { Bucket, Queues, Topics, PolicyDocument } = resource.Properties;
    for (const target of [Bucket, Queues, Topics].flat())
      if (target)
        put(arnOf(stack, (target as { Ref: string }).Ref), resolve(stack, PolicyDocument) as Policy);
  }

  return {
    place,
    roles: new Map(roles),
    arn(name) {
      const found = things.find(({ id }) => id === name);
      if (!found) throw new Error(`there is no ${name}`);
      return found.arn;
    },
    arnsOf: (type) => things.filter((thing) => thing.type === type).map(({ arn }) => arn),
    policyOf: (arn) => own.get(arn),
  };
}
