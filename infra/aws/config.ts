/** What a deployment may choose, from the CDK context (`-c name=value` or cdk.json). All of it has a default. */
export type Config = {
  /** Names the stacks, so that several stages fit into one account. */
  stage: string;
  /** An OIDC issuer of one's own; without it a Cognito user pool is made. */
  issuer?: string;
  /** `aud` of that issuer's access tokens. */
  audience: string;
  /** The console's client at that issuer. */
  clientId: string;
  /** Origins of that issuer that pages connect to when somebody signs in. */
  signInOrigins: string[];
  /** A host name with its certificate in the same region; without it the API's own endpoint serves. */
  domain?: { name: string; certificateArn: string };
  /** The id of the API in use, once it is there: names the one address whose pages reach files. */
  apiId?: string;
  /** drand endpoints that `clock` asks; empty = no beacon. */
  beacons: string[];
  /** The shared table where it is not the one that `Data` made: one restored from it. */
  tableName?: string;
  /** Tenants with a table of their own; the day in the name of one that was restored, such as 20261128. */
  silo: ReadonlyMap<string, string | undefined>;
  /** Executions set aside, by function; an account with a new quota has none to spare. */
  reserved: ReadonlyMap<string, number>;
  /** Requests a second over all routes. */
  rate: number;
  /** Metrics of each route, at a price. */
  routeMetrics: boolean;
  /** USD a month above which the owner of `alarmEmail` gets a message. */
  budget?: number;
  /** Who invitations to the user pool come from, verified with SES. */
  mailFrom?: string;
  /** Imports that may run at the same time. */
  workers: number;
  /** Days for which nobody at all can remove what the public logs have written. */
  logDays: number;
  /** A trail of who changes tables, buckets and settings; off where one of the account has it. */
  trail: boolean;
  /** Of the functions' processors. */
  architecture: 'arm64' | 'x86_64';
  /** The address that alarms go to; without it the topic has no subscriber yet. */
  alarmEmail?: string;
};

const https = /^https:\/\/[^/\s]+(\/[^\s]*)?$/;
const origin = /^https:\/\/[^/\s,;]+$/;
const hostName = /^(?=.{4,253}$)([a-z0-9-]+\.)+[a-z]{2,}$/;

/**
 * Reads and checks the context. Throws an Error that names the setting, so that a typing mistake stops the synthesis
 * and not a deployment.
 */
export function readConfig(context: (name: string) => unknown): Config {
  const text = (name: string, rule: RegExp, says: string): string | undefined => {
    const value = context(name);
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && rule.test(value)) return value;
    throw new Error(`context "${name}" must be ${says}, not ${JSON.stringify(value)}`);
  };
  const list = (name: string, rule: RegExp, says: string): string[] => {
    const items = text(name, /./, `a list of ${says}, separated by commas`)?.split(',') ?? [];
    for (const item of items) {
      if (!rule.test(item))
        throw new Error(`context "${name}" must list ${says}, not ${JSON.stringify(item)}`);
    }
    return items;
  };

  const issuer = text('issuer', https, 'an https URL');
  const name = text('domain', hostName, 'a host name');
  const certificateArn = text('certificateArn', /^arn:aws[a-z-]*:acm:/, 'the ARN of a certificate in ACM');
  const apiId = text(
    'apiId',
    /^[a-z0-9]{10}$/,
    'the ten letters and digits before .execute-api in PublicUrl',
  );
  const alarmEmail = text('alarmEmail', /^[^@\s]+@[^@\s]+$/, 'an e-mail address');
  const stage = text('stage', /^[a-z][a-z0-9]{0,11}$/, 'up to 12 lower-case letters and digits') ?? 'prod';
  const tableName = text('tableName', /^[\w.-]{3,255}$/, 'the name of a table');
  const budget = text('budget', /^[1-9]\d{0,6}$/, 'USD a month');
  const mailFrom = text('mailFrom', /^[^@\s]+@[^@\s]+$/, 'an e-mail address');
  if (budget && !alarmEmail) throw new Error('context "budget" needs "alarmEmail"');
  if (!name !== !certificateArn) throw new Error('context "domain" and "certificateArn" go together');

  return {
    stage,
    ...(issuer && { issuer }),
    audience: text('audience', /^\S+$/, 'one word') ?? 'urn:mingcha:api',
    clientId: text('clientId', /^\S+$/, 'one word') ?? 'console',
    signInOrigins: issuer
      ? [...new Set([new URL(issuer).origin, ...list('signInOrigins', origin, 'https origins')])]
      : [],
    ...(name && certificateArn && { domain: { name, certificateArn } }),
    ...(apiId && { apiId }),
    beacons: list('beacons', https, 'https URLs'),
    ...(tableName && { tableName }),
    silo: new Map(
      list('silo', /^\d{6}(:\d{8})?$/, 'tenant codes of six digits, with :day of a restored table').map(
        (item) => {
          const [tenant = '', day] = item.split(':');
          return [tenant, day] as const;
        },
      ),
    ),
    reserved: new Map(
      list(
        'reserved',
        /^(api|portal|worker|clock|sequencer):[1-9]\d{0,3}$/,
        'functions with executions, such as portal:50',
      ).map((item) => {
        const [fn = '', executions] = item.split(':');
        return [fn, Number(executions)] as const;
      }),
    ),
    rate: Number(text('rate', /^[1-9]\d{1,4}$/, 'requests a second, 10 to 99999') ?? 200),
    routeMetrics: text('routeMetrics', /^(on|off)$/, 'on or off') === 'on',
    ...(budget && { budget: Number(budget) }),
    ...(mailFrom && { mailFrom }),
    architecture: (text('architecture', /^(arm64|x86_64)$/, 'arm64 or x86_64') ??
      'arm64') as Config['architecture'],
    logDays: Number(text('logDays', /^[1-9]\d{0,4}$/, 'days, 1 to 36500') ?? 3_650),
    trail: text('trail', /^(on|off)$/, 'on or off') !== 'off',
    workers: Number(text('workers', /^([2-9]|[1-9]\d{1,2})$/, 'a number from 2 to 999') ?? 5),
    ...(alarmEmail && { alarmEmail }),
  };
}
