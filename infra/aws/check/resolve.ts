import { withoutHash } from './guard.ts';
import type { Resource, Templates } from './templates.ts';

/** Where templates would be deployed. */
export type Place = { partition: string; region: string; suffix: string; account: string };

const china = { partition: 'aws-cn', region: 'cn-northwest-1', suffix: 'amazonaws.com.cn' };
const elsewhere = { partition: 'aws', region: 'eu-central-1', suffix: 'amazonaws.com' };
export const places = {
  china: { ...china, account: '123456789012' },
  elsewhere: { ...elsewhere, account: '123456789012' },
} as const satisfies Record<string, Place>;

/** The ARN that a resource would have; throws for a type that nobody has thought of. */
function arnOf(
  name: string,
  { Type, Properties }: Resource,
  { partition, region, account }: Place,
  resolved: (value: unknown) => unknown,
): string {
  const own = withoutHash(name);
  const regional = (service: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${account}:${rest}`;
  switch (Type) {
    case 'AWS::DynamoDB::Table':
      return regional('dynamodb', `table/${Properties?.TableName ?? own}`);
    case 'AWS::S3::Bucket':
      return `arn:${partition}:s3:::mingcha-${own.toLowerCase()}`;
    case 'AWS::SQS::Queue':
      return regional('sqs', own);
    case 'AWS::KMS::Key':
      return regional('kms', `key/${own}`);
    case 'AWS::SecretsManager::Secret':
      return regional('secretsmanager', `secret:${own}-AbCdEf`);
    case 'AWS::Logs::LogGroup':
      return regional('logs', `log-group:${own}:*`);
    case 'AWS::SNS::Topic':
      return regional('sns', own);
    case 'AWS::Lambda::Function':
      return regional('lambda', `function:${own}`);
    case 'AWS::Events::Rule':
      return regional('events', `rule/${own}`);
    case 'AWS::Cognito::UserPool':
      return regional('cognito-idp', `userpool/${own}`);
    case 'AWS::IAM::Role':
      return `arn:${partition}:iam::${account}:role/${resolved(Properties?.RoleName) ?? own}`;
    default:
      throw new Error(`no ARN is known of ${Type}`);
  }
}

/** What `Ref` gives is the ARN for these. */
const referredByArn = ['AWS::SecretsManager::Secret', 'AWS::SNS::Topic'];

/** Fills in what CloudFormation would, across stacks. Throws for a function or an attribute that it does not know. */
export function createResolver(templates: Templates, place: Place) {
  const pseudo: Record<string, string> = {
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::URLSuffix': place.suffix,
    'AWS::AccountId': place.account,
  };
  const resource = (stack: string, name: string): Resource => {
    const found = templates[stack]?.Resources[name];
    if (!found) throw new Error(`${stack} has no ${name}`);
    return found;
  };
  const imported = (name: unknown): unknown => {
    for (const [stack, { Outputs = {} }] of Object.entries(templates))
      for (const { Value, Export } of Object.values(Outputs))
        if (Export && Export.Name === name) return resolve(stack, Value);
    throw new Error(`nothing is exported as ${String(name)}`);
  };

  function resolve(stack: string, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => resolve(stack, each));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [key = '', inner] = entries[0] ?? [];
    if (entries.length === 1 && key === 'Ref') {
      const name = String(inner);
      if (name in pseudo) return pseudo[name];
      const found = resource(stack, name);
      return referredByArn.includes(found.Type) ? arnIn(stack, name) : withoutHash(name);
    }
    if (entries.length === 1 && key.startsWith('Fn::')) {
      if (key === 'Fn::ImportValue') return imported(resolve(stack, inner));
      if (key === 'Fn::Join') {
        const [separator, parts] = resolve(stack, inner) as [string, string[]];
        return parts.join(separator);
      }
      const [name, attribute] = key === 'Fn::GetAtt' ? (inner as [string, string]) : ['', ''];
      if (attribute === 'Arn') return arnIn(stack, name);
      throw new Error(`${key} of ${attribute} is not known`);
    }
    return Object.fromEntries(entries.map(([name, each]) => [name, resolve(stack, each)]));
  }
  const arnIn = (stack: string, name: string): string =>
    arnOf(name, resource(stack, name), place, (value) => resolve(stack, value));
  return { resolve, arnOf: arnIn };
}
