import { describe, expect, it } from 'vitest';
import { list, type Resource, resources, type Statement, synthesize } from './synth.ts';

const stacks = await synthesize();
const { Data, Api, Watch } = stacks;
const everywhere = <Properties>(type: string) =>
  Object.values(stacks).flatMap((template) => resources<Properties>(template, type));

describe('the data', () => {
  it('lies in one table: own key, recovery to any second, protected, with a stream, paid by use', () => {
    const [table, ...others] = resources(Data!, 'AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: {
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'gsi1',
            KeySchema: [
              { AttributeName: 'gsi1pk', KeyType: 'HASH' },
              { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: {
          SSEEnabled: true,
          SSEType: 'KMS',
          KMSMasterKeyId: { 'Fn::GetAtt': expect.anything() },
        },
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    });
  });

  it('is under keys that rotate', () => {
    const keys = everywhere<{ EnableKeyRotation: boolean }>('AWS::KMS::Key');
    expect(keys.map(({ Properties }) => Properties.EnableKeyRotation)).toEqual([true, true, true]);
  });

  it('outlives its stack', () => {
    const kept = Object.values(Data!.Resources).filter(({ Type }) => !Type.endsWith('Policy'));
    expect(kept.filter(({ DeletionPolicy }) => DeletionPolicy !== 'Retain')).toEqual([]);
  });

  it('in files is never public, always encrypted, asked for over TLS only', () => {
    const buckets = resources<Record<string, unknown>>(Data!, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(3);
    for (const { Properties } of buckets) {
      expect(Properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: { ServerSideEncryptionConfiguration: expect.any(Array) },
      });
    }
    const policies = resources<{ PolicyDocument: { Statement: Statement[] } }>(
      Data!,
      'AWS::S3::BucketPolicy',
    );
    const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
    const overTls = { Bool: { 'aws:SecureTransport': 'false' } };
    const denied = statements.filter(({ Effect }) => Effect === 'Deny');
    expect(denied.filter(({ Condition }) => Condition?.Bool)).toMatchObject(
      buckets.map(() => ({ Action: 's3:*', Condition: overTls })),
    );
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    const service = { Service: 'logging.s3.amazonaws.com' };
    expect(allowed.map(({ Principal }) => Principal)).toEqual([service, service]);
  });

  it('in files that only pass through goes after a while; proofs stay, and pages may fetch both', () => {
    type Bucket = {
      LifecycleConfiguration: { Rules: object[] };
      CorsConfiguration: { CorsRules: object[] };
    };
    const [logs, files] = resources<Bucket>(Data!, 'AWS::S3::Bucket').map((bucket) => bucket.Properties);
    expect(logs!.LifecycleConfiguration.Rules).toMatchObject([{ ExpirationInDays: 400, Status: 'Enabled' }]);
    const ending = files!.LifecycleConfiguration.Rules.filter((rule) => 'ExpirationInDays' in rule);
    expect(ending).toEqual([
      { ExpirationInDays: 2, Prefix: 'uploads/', Status: 'Enabled' },
      { ExpirationInDays: 90, Prefix: 'imports/', Status: 'Enabled' },
      { ExpirationInDays: 90, Prefix: 'exports/', Status: 'Enabled' },
    ]);
    expect(files!.CorsConfiguration.CorsRules).toMatchObject([{ AllowedMethods: ['PUT', 'GET'] }]);
  });

  it('waits in a queue whose failures go to dead letters', () => {
    const [dead, jobs] = resources<Record<string, unknown>>(Data!, 'AWS::SQS::Queue');
    expect(jobs!.Properties).toMatchObject({
      VisibilityTimeout: 960,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [dead!.name, 'Arn'] }, maxReceiveCount: 3 },
    });
    expect(dead!.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  });

  it('has a queue of tenants to look at, whose messages are gone when the clock has sent them again', () => {
    const [, , looks, entries] = resources<Record<string, number>>(Data!, 'AWS::SQS::Queue');
    for (const queue of [looks!, entries!])
      expect(queue.Properties).toMatchObject({
        VisibilityTimeout: 60,
        MessageRetentionPeriod: 120,
        SqsManagedSseEnabled: true,
      });
  });
});

type Route = { RouteKey: string; AuthorizationType: string; AuthorizerId?: unknown; Target: unknown };

describe('the way in', () => {
  const routes = resources<Route>(Api!, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);

  it('asks for a token everywhere but here', () => {
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT');
    expect(open.map(({ RouteKey }) => RouteKey).sort()).toEqual([
      '$default',
      'GET /healthz',
      'GET /v1/citizen/{proxy+}',
      'GET /v1/openapi.json',
      'GET /v1/witness/{proxy+}',
      'HEAD /healthz',
      'HEAD /v1/openapi.json',
      'POST /public/{tenant}/log/cosignatures',
      'POST /v1/citizen/{proxy+}',
      'POST /v1/witness/{proxy+}',
    ]);
    const closed = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');
    expect(closed.map(({ RouteKey }) => RouteKey)).toEqual(['ANY /v1/{proxy+}']);
    expect(closed[0]!.AuthorizerId).toBeDefined();
  });

  it('leads to the portal where no route of the API does', () => {
    const integrations = resources<{ IntegrationUri: unknown }>(Api!, 'AWS::ApiGatewayV2::Integration');
    const targetOf = (key: string) => {
      const target = JSON.stringify(routes.find(({ RouteKey }) => RouteKey === key)!.Target);
      return JSON.stringify(
        integrations.find(({ name }) => target.includes(name))!.Properties.IntegrationUri,
      );
    };
    expect(targetOf('$default')).toMatch(/"portal[0-9A-F]{8}"/);
    for (const { RouteKey } of routes.filter((route) => route.RouteKey !== '$default')) {
      expect(targetOf(RouteKey)).toMatch(/"api[0-9A-F]{8}"/);
    }
  });

  it('takes tokens of the pool for this API only', () => {
    const [authorizer, ...others] = resources(Api!, 'AWS::ApiGatewayV2::Authorizer');
    expect(others).toEqual([]);
    expect(authorizer!.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [
          { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching('^Http'), 'ApiEndpoint'] }, '/v1']] },
        ],
        Issuer: { 'Fn::ImportValue': expect.stringContaining('ProviderURL') },
      },
    });
  });

  it('is limited in all, and more where nobody is asked who he is; each request is written down', () => {
    const [stage] = resources<Record<string, unknown>>(Api!, 'AWS::ApiGatewayV2::Stage');
    expect(stage!.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 200 },
      RouteSettings: {
        $default: { ThrottlingRateLimit: 100 },
        'POST /v1/witness/{proxy+}': { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 10 },
      },
      AccessLogSettings: { Format: expect.stringContaining('$context.authorizer.claims.tenant') },
    });
    const format = (stage!.Properties.AccessLogSettings as { Format: string }).Format;
    expect(format).not.toMatch(/querystring|authorizer\.claims\.name/i);
    const limited = Object.keys(stage!.Properties.RouteSettings as object);
    expect(limited.filter((key) => !routes.some(({ RouteKey }) => RouteKey === key))).toEqual([]);
    const names = resources(Api!, 'AWS::ApiGatewayV2::Route').map(({ name }) => name);
    expect(stage!.DependsOn).toEqual(expect.arrayContaining(names));
  });
});

type Lambda = {
  Runtime: string;
  Architectures: string[];
  TracingConfig: { Mode: string };
  LoggingConfig: { LogGroup: unknown };
  Timeout: number;
  ReservedConcurrentExecutions?: number;
  Environment?: { Variables: Record<string, unknown> };
};

describe('the functions', () => {
  const functions = everywhere<Lambda>('AWS::Lambda::Function');
  const named = (name: string) =>
    functions.find((each) => new RegExp(`^${name}[0-9A-F]{8}$`).test(each.name))!.Properties;

  it('are six, on arm64 and nodejs24.x, traced, each with a log group of ours', () => {
    expect(functions).toHaveLength(6);
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', LogGroup: expect.anything() },
      });
    }
  });

  it('keep their logs for a year, also when the stack goes', () => {
    const groups = everywhere<{ RetentionInDays?: number }>('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(7);
    for (const group of groups) {
      expect(group).toMatchObject({ DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } });
    }
  });

  it('set no executions aside, which a new account does not have; the worker takes single messages and reports each', () => {
    expect(functions.flatMap(({ Properties }) => Properties.ReservedConcurrentExecutions ?? [])).toEqual([]);
    const [source] = resources(Api!, 'AWS::Lambda::EventSourceMapping');
    expect(source!.Properties).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it('end before the message of a job shows again, and before the gateway gives up', () => {
    const jobs = resources<{ VisibilityTimeout?: number }>(Data!, 'AWS::SQS::Queue')[1]!;
    expect(named('worker').Timeout).toBeLessThan(jobs.Properties.VisibilityTimeout!);
    expect(named('api').Timeout).toBeLessThan(30);
    expect(named('clock').Timeout).toBeLessThan(60);
  });

  it('know the table, and the portal only the role that reads', () => {
    for (const name of ['api', 'worker', 'clock']) {
      expect(named(name).Environment!.Variables).not.toHaveProperty('LOG_KEY_ARN');
      expect(JSON.stringify(named(name).Environment!.Variables.DATA_ROLE_ARN)).toContain('DataRole');
    }
    expect(named('portal').Environment!.Variables).toMatchObject({
      DATA_ROLE_ARN: { 'Fn::ImportValue': expect.stringContaining('ReadRole') },
      SITE_DIR: '/var/task/site',
    });
  });

  it('look at tenants ten at a time and in ten places at once, and know where to put those that are due', () => {
    const sources = resources<{ EventSourceArn: unknown }>(Api!, 'AWS::Lambda::EventSourceMapping');
    const looks = sources.find(({ Properties }) =>
      JSON.stringify(Properties.EventSourceArn).includes('Looks'),
    );
    expect(looks!.Properties).toMatchObject({
      FunctionName: { Ref: expect.stringMatching('^clock') },
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 10 },
    });
    expect(JSON.stringify(named('clock').Environment!.Variables.LOOK_QUEUE_URL)).toContain('Looks');
  });

  it('end before a message shows again', () => {
    const [, , looks, entries] = resources<{ VisibilityTimeout: number }>(Data!, 'AWS::SQS::Queue');
    expect(named('clock').Timeout).toBeLessThan(looks!.Properties.VisibilityTimeout);
    expect(named('sequencer').Timeout).toBeLessThan(entries!.Properties.VisibilityTimeout);
  });

  it('are woken each minute by the clock', () => {
    const [rule] = resources<{ ScheduleExpression: string; Targets: { Arn: unknown }[] }>(
      Api!,
      'AWS::Events::Rule',
    );
    expect(rule!.Properties.ScheduleExpression).toBe('rate(1 minute)');
    expect(rule!.Properties.Targets.map(({ Arn }) => Arn)).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching('^clock'), 'Arn'] },
    ]);
  });
});

type Alarm = { AlarmActions: unknown[]; TreatMissingData: string };

describe('the alarms', () => {
  const alarms = resources<Alarm>(Watch!, 'AWS::CloudWatch::Alarm');
  const ids = alarms.map(({ name }) => name.replace(/[0-9A-F]{8}$/, ''));

  it('cover dead jobs, errors, throttles, slowness, the table, silence of the clock and refusals by IAM', () => {
    const functions = ['api', 'portal', 'worker', 'clock', 'sequencer'].flatMap((name) => [
      `${name}Errors`,
      `${name}Throttles`,
    ]);
    expect(ids.sort()).toEqual(
      [
        'ClockStopped',
        'DeadJobs',
        'JobsLate',
        'NoCredentials',
        'Refusals',
        'ServerErrors',
        'Slow',
        'TableThrottles',
        ...functions,
        'LooksLate',
        'EntriesLate',
        'LogStops',
      ].sort(),
    );
  });

  it('tell a topic that CloudWatch may publish to', () => {
    const [topic] = resources(Watch!, 'AWS::SNS::Topic');
    for (const { Properties } of alarms) expect(Properties.AlarmActions).toEqual([{ Ref: topic!.name }]);
    const [policy] = resources<{ PolicyDocument: { Statement: Statement[] } }>(
      Watch!,
      'AWS::SNS::TopicPolicy',
    );
    const allowed = policy!.Properties.PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual(
      [
        ['CloudWatch', 'cloudwatch'],
        ['Events', 'events'],
      ].map(([Sid, service]) => ({
        Sid,
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: `${service}.amazonaws.com` },
        Resource: { Ref: topic!.name },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      })),
    );
    const rules = resources<{ EventPattern: object; Targets: object[] }>(Watch!, 'AWS::Events::Rule');
    expect(rules.map(({ Properties }) => Properties)).toMatchObject(
      [
        ['ScheduleKeyDeletion', 'DisableKey'],
        ['PutKeyPolicy'],
        ['PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketLifecycle', 'PutBucketObjectLockConfiguration'],
      ].map((eventName) => ({
        EventPattern: { detail: { eventName } },
        Targets: [{ Arn: { Ref: topic!.name } }],
      })),
    );
  });

  it('look at the table and at its index, which DynamoDB counts apart', () => {
    const text = JSON.stringify(alarms.find(({ name }) => name.startsWith('TableThrottles'))!.Properties);
    expect(text.match(/"GlobalSecondaryIndexName","Value":"gsi1"/g)).toHaveLength(2);
  });

  it('treat the silence of the clock as bad and other silence as good', () => {
    for (const { name, Properties } of alarms) {
      expect(Properties.TreatMissingData).toBe(
        name.startsWith('ClockStopped') ? 'breaching' : 'notBreaching',
      );
    }
  });
});

describe('every template', () => {
  it('deploys to any partition: no ARN and no host name of the world outside China', () => {
    for (const template of Object.values(stacks)) {
      const text = JSON.stringify(template);
      expect(text).not.toContain('arn:aws');
      const hosts = text.match(/[a-z0-9.*-]*amazonaws\.com(?!\.cn)/g) ?? [];
      // Names of services in policies are the same in every partition; the key's condition lists both forms.
      expect(
        hosts.filter(
          (host) =>
            !/^(lambda|events|apigateway|cloudtrail|cloudwatch|logging\.s3|cognito-idp)\.amazonaws\.com$/.test(
              host,
            ) && host !== '.amazonaws.com',
        ),
      ).toEqual([]);
    }
  });

  it('lets nobody in by a resource policy but services of the own account', () => {
    const principals = Object.values(stacks)
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => /Policy$/.test(Type) && Type !== 'AWS::IAM::Policy')
      .flatMap(
        (resource) =>
          (resource as Resource<{ PolicyDocument: { Statement: Statement[] } }>).Properties.PolicyDocument
            .Statement,
      )
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Principal }) => list(Principal));
    expect(principals).toEqual([
      ...['Files', 'Log'].map(() => ({ Service: 'logging.s3.amazonaws.com' })),
      ...['cloudtrail', 'cloudtrail', 'cloudwatch', 'events'].map((name) => ({
        Service: `${name}.amazonaws.com`,
      })),
    ]);
  });
});
