import { Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { addTo, newApp } from '../../infra/aws/check/templates.ts';
import { readConfig } from '../../infra/aws/config.ts';
import { resources, scratch, synthesize } from './synth.ts';

const config = (context: Record<string, unknown>) => readConfig((name) => context[name]);

describe('an issuer of one`s own', async () => {
  const own = await synthesize({
    issuer: 'https://sso.example.gov.cn/oidc',
    audience: 'urn:mingcha:api',
    clientId: 'mingcha-console',
    stage: 'pilot',
    domain: 'mingcha.example.gov.cn',
    certificateArn: 'arn:aws-cn:acm:cn-northwest-1:123456789012:certificate/0000',
    alarmEmail: 'duty@example.gov.cn',
    beacons: 'https://beacon-a.example.cn,https://beacon-b.example.cn',
    workers: '9',
    reserved: 'worker:9,portal:50',
    rate: '500',
    budget: '400',
  });

  it('needs no Cognito, which the regions in China do not have', () => {
    expect(Object.keys(own).sort()).toEqual(['Access', 'Api', 'Data', 'Trail', 'Watch']);
    expect(JSON.stringify(own)).not.toContain('cognito');
  });

  it('is the one whose tokens the gateway takes', () => {
    const [authorizer] = resources(own.Api!, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer!.Properties.JwtConfiguration).toEqual({
      Issuer: 'https://sso.example.gov.cn/oidc',
      Audience: ['urn:mingcha:api'],
    });
  });

  it('comes with the other choices into the functions', () => {
    const functions = resources<{
      Environment: { Variables: Record<string, unknown> };
      ReservedConcurrentExecutions?: number;
    }>(own.Api!, 'AWS::Lambda::Function');
    for (const { Properties } of functions) {
      expect(Properties.Environment.Variables).toMatchObject({
        ISSUER: 'https://sso.example.gov.cn/oidc',
        AUDIENCE: 'urn:mingcha:api',
        CLIENT_ID: 'mingcha-console',
        PUBLIC_URL: 'https://mingcha.example.gov.cn',
        BEACON_ENDPOINTS: 'https://beacon-a.example.cn,https://beacon-b.example.cn',
      });
    }
    expect(functions.flatMap(({ Properties }) => Properties.ReservedConcurrentExecutions ?? [])).toEqual([
      50, 9,
    ]);
  });

  it('with a domain closes the API`s own address and lets only that domain`s pages upload', () => {
    const [api] = resources(own.Api!, 'AWS::ApiGatewayV2::Api');
    expect(api!.Properties.DisableExecuteApiEndpoint).toBe(true);
    expect(resources(own.Api!, 'AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
    const files = resources<{ CorsConfiguration?: { CorsRules: object[] } }>(own.Data!, 'AWS::S3::Bucket');
    expect(files.flatMap(({ Properties }) => Properties.CorsConfiguration?.CorsRules ?? [])).toMatchObject([
      { AllowedOrigins: ['https://mingcha.example.gov.cn'], AllowedMethods: ['PUT', 'GET'] },
    ]);
  });

  it('limits all routes as it says, and those that anybody asks to half of it', () => {
    const [stage] = resources<Record<string, unknown>>(own.Api!, 'AWS::ApiGatewayV2::Stage');
    expect(stage!.Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 500, DetailedMetricsEnabled: false },
      RouteSettings: { $default: { ThrottlingRateLimit: 250 } },
    });
  });

  it('watches the bill', () => {
    const [budget] = resources(own.Watch!, 'AWS::Budgets::Budget');
    expect(budget!.Properties).toMatchObject({
      Budget: { BudgetLimit: { Amount: 400, Unit: 'USD' } },
      NotificationsWithSubscribers: [{ Subscribers: [{ Address: 'duty@example.gov.cn' }] }, {}],
    });
  });

  it('tells the alarms to the address given', () => {
    const [subscription] = resources(own.Watch!, 'AWS::SNS::Subscription');
    expect(subscription!.Properties).toMatchObject({ Protocol: 'email', Endpoint: 'duty@example.gov.cn' });
  });
});

describe('a setting that cannot be', () => {
  it.each([
    [{ stage: 'Prod Stage' }, 'stage'],
    [{ issuer: 'http://sso.example.gov.cn' }, 'issuer'],
    [{ domain: 'mingcha.example.gov.cn' }, 'certificateArn'],
    [{ certificateArn: 'arn:aws:acm:x:y:certificate/z' }, 'domain'],
    [{ silo: '620100,62' }, 'silo'],
    [{ beacons: 'https://a.example,b' }, 'beacons'],
    [{ apiId: '*' }, 'apiId'],
    [{ workers: '1' }, 'workers'],
    [{ logDays: '0' }, 'logDays'],
    [{ reserved: 'worker=5' }, 'reserved'],
    [{ rate: '5' }, 'rate'],
    [{ budget: '400' }, 'alarmEmail'],
    [{ alarmEmail: 'nobody' }, 'alarmEmail'],
    [{ audience: 'two words' }, 'audience'],
    [{ architecture: 'mips' }, 'architecture'],
    [{ issuer: 'https://sso.example.gov.cn', signInOrigins: 'sso' }, 'signInOrigins'],
  ])('stops the synthesis and is named: %j', (context, name) => {
    expect(() => config(context)).toThrow(name);
  });

  it('is not confused with one that was left out', () => {
    expect(config({})).toEqual({
      stage: 'prod',
      audience: 'urn:mingcha:api',
      clientId: 'console',
      beacons: [],
      silo: new Map(),
      reserved: new Map(),
      rate: 200,
      routeMetrics: false,
      trail: true,
      workers: 5,
      logDays: 3650,
      architecture: 'arm64',
      signInOrigins: [],
    });
  });
});

describe('the rule pack', () => {
  it('stops the synthesis at a finding that nobody explained', () => {
    const app = newApp(scratch, { issuer: 'https://sso.example.gov.cn' });
    const { data } = addTo(app, scratch);
    new Bucket(data, 'Careless');
    expect(() => app.synth()).toThrow('AwsSolutions-S10');
  });

  it('is told of these exceptions and no more, each with a reason', () => {
    const app = newApp(scratch);
    addTo(app, scratch);
    const exceptions = app.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>));
    const times: Record<string, number> = {};
    for (const [id] of exceptions) {
      const rule = id.replace('Annotation::', '').replace(/mingcha-prod-data:\w+/, 'bucket');
      times[rule] = (times[rule] ?? 0) + 1;
    }
    expect(times).toEqual({
      'AwsSolutions-S1': 1,
      'AwsSolutions-SQS3': 2,
      // Which secrets a city has for its channels is decided after the deployment.
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:mingcha/notify/*]': 1,
      'AwsSolutions-SMG4': 1,
      'AwsSolutions-IAM5[Resource::*]': 6,
      'AwsSolutions-IAM5[Resource::bucket/imports/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-IAM5[Resource::bucket/exports/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-IAM5[Resource::bucket/proofs/<aws:PrincipalTag/tenant>/*]': 2,
      'AwsSolutions-IAM5[Resource::bucket/briefings/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-IAM5[Resource::bucket/uploads/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-IAM5[Resource::bucket/attachments/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-IAM5[Resource::bucket/log-parts/<aws:PrincipalTag/tenant>/*]': 3,
      'AwsSolutions-IAM5[Resource::bucket/tile/<aws:PrincipalTag/tenant>/*]': 3,
      'AwsSolutions-IAM5[Resource::bucket/head/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-IAM5[Resource::bucket/key/<aws:PrincipalTag/tenant>/*]': 1,
      'AwsSolutions-COG3': 1,
      'AwsSolutions-COG8': 1,
      'AwsSolutions-APIG4': 10,
    });
    for (const [, reason] of exceptions) expect(reason.length).toBeGreaterThan(40);
  });
});
