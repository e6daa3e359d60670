import { describe, expect, it } from 'vitest';
import { type Resource, resources, type StackTemplate, synthesize } from './synth.ts';

const domain = (partition: string) => ({
  domain: 'mingcha.example.gov.cn',
  certificateArn: `arn:${partition}:acm:cn-northwest-1:123456789012:certificate/0000`,
});
const issuer = { issuer: 'https://sso.example.gov.cn/oidc', signInOrigins: 'https://token.example.gov.cn' };

/** Twenty cities, each with a table of its own. */
const silo = Array.from({ length: 20 }, (_, i) => `62${String(i + 1).padStart(2, '0')}00`).join(',');

const combinations = {
  Cognito: {},
  'Cognito and a domain': { ...domain('aws'), mailFrom: 'mingcha@example.gov.cn' },
  'an issuer of one`s own': issuer,
  'an issuer of one`s own and a domain, in China': { ...issuer, ...domain('aws-cn') },
  'x86, and the API`s address known': { architecture: 'x86_64', apiId: 'a1b2c3d4e5' },
  'a silo of twenty': { silo },
  'a restored table': { tableName: 'mingcha-restored', silo: '620100,620300:20261128' },
};

type Lambda = { Architectures: string[]; Environment?: { Variables: Record<string, unknown> } };

describe.each(Object.entries(combinations))('with %s', async (_, context: Record<string, string>) => {
  const stacks = await synthesize(context);
  const identity = stacks.Identity ?? { Resources: {} };
  const all = Object.values(stacks).flatMap(({ Resources }) => Object.values(Resources));
  const ofType = <P>(type: string) => all.filter(({ Type }) => Type === type) as Resource<P>[];

  it('has a user pool where there is no other issuer', () => {
    expect(Object.keys(stacks).includes('Identity')).toBe(!context.issuer);
    expect(resources(identity, 'AWS::Cognito::UserPool')).toHaveLength(context.issuer ? 0 : 1);
  });

  it('names the scopes as Cognito lets them be named: an https URL is no name', () => {
    const servers = ofType<{ Name: string; Identifier: unknown; Scopes: { ScopeName: string }[] }>(
      'AWS::Cognito::UserPoolResourceServer',
    );
    expect(servers).toHaveLength(context.issuer ? 0 : 1);
    for (const { Properties } of servers) {
      expect(Properties.Name).toMatch(/^[\w\s+=,.@-]{1,256}$/);
      expect(Properties.Scopes.length).toBeLessThanOrEqual(100);
      for (const { ScopeName } of Properties.Scopes)
        expect(ScopeName).toMatch(/^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/);
    }
  });

  it('requires no attribute that the console`s client may not write: Cognito refuses such a client', () => {
    type Pool = { Schema: { Name: string; Required?: boolean }[] };
    const required = ofType<Pool>('AWS::Cognito::UserPool').flatMap(({ Properties }) =>
      Properties.Schema.filter(({ Required }) => Required).map(({ Name }) => Name),
    );
    const clients = ofType<{ WriteAttributes: string[] }>('AWS::Cognito::UserPoolClient');
    const refused = clients.flatMap(({ Properties }) =>
      required.filter((attribute) => !Properties.WriteAttributes.includes(attribute)),
    );
    expect(refused).toEqual([]);
    for (const { Properties } of clients) expect(Properties.WriteAttributes).toEqual(['locale']);
  });

  it('sends invitations as it is told', () => {
    const pools = ofType<{ EmailConfiguration?: { From: string; EmailSendingAccount: string } }>(
      'AWS::Cognito::UserPool',
    );
    const mails = pools.flatMap(({ Properties }) => Properties.EmailConfiguration ?? []);
    expect(mails).toMatchObject(
      context.mailFrom
        ? [{ EmailSendingAccount: 'DEVELOPER', From: expect.stringContaining(context.mailFrom) }]
        : [],
    );
  });

  it('runs all functions on one kind of processor, and tells the pages where they sign in', () => {
    const functions = ofType<Lambda>('AWS::Lambda::Function');
    expect(functions).toHaveLength(context.issuer ? 5 : 6);
    for (const { Properties } of functions) {
      expect(Properties.Architectures).toEqual([context.architecture ?? 'arm64']);
      const { SIGN_IN_ORIGINS: origins } = Properties.Environment?.Variables ?? {};
      if (context.issuer) expect(origins).toBe('https://sso.example.gov.cn,https://token.example.gov.cn');
      else if (Properties.Environment)
        expect(JSON.stringify(origins)).toMatch(/https:\/\/cognito-idp\..*,https:\/\/.*\.auth\./);
    }
  });

  it('gives roles policies that IAM takes: fifteen tables of single tenants were too much for it', () => {
    type Policies = { Policies?: { PolicyDocument: object }[] };
    const sizes = ofType<Policies>('AWS::IAM::Role').map(({ Properties }) =>
      (Properties.Policies ?? []).reduce(
        (sum, { PolicyDocument }) => sum + JSON.stringify(PolicyDocument).length,
        0,
      ),
    );
    expect(Math.max(...sizes)).toBeLessThan(10_240);
    for (const { Properties } of ofType<Lambda>('AWS::Lambda::Function'))
      expect(JSON.stringify(Properties.Environment ?? {}).length).toBeLessThan(4_096);
  });

  it('lets pages of its own address reach files, and of no other as soon as that is known', () => {
    type Bucket = { CorsConfiguration?: { CorsRules: { AllowedOrigins: unknown[] }[] } };
    const origins = ofType<Bucket>('AWS::S3::Bucket')
      .flatMap(({ Properties }) => Properties.CorsConfiguration?.CorsRules ?? [])
      .flatMap(({ AllowedOrigins }) => AllowedOrigins);
    const api = `https://${context.apiId ?? '*'}.execute-api.`;
    const atGateway = { 'Fn::Join': ['', [api, { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]] };
    expect(origins).toEqual([context.domain ? `https://${context.domain}` : atGateway]);
  });

  it('answers at its domain or at the gateway`s address', () => {
    expect(ofType('AWS::ApiGatewayV2::DomainName')).toHaveLength(context.domain ? 1 : 0);
    const [api] = ofType<{ DisableExecuteApiEndpoint?: boolean }>('AWS::ApiGatewayV2::Api');
    expect(api!.Properties.DisableExecuteApiEndpoint ?? false).toBe(context.domain !== undefined);
  });
});

describe('a restored table', async () => {
  const made = await synthesize({ silo: '620100,620300' });
  const restored = await synthesize({ tableName: 'mingcha-restored', silo: '620100,620300:20261128' });
  const variables = (template: StackTemplate) =>
    resources<Required<Lambda>>(template, 'AWS::Lambda::Function').map(
      ({ Properties }) => Properties.Environment.Variables,
    );

  it('takes the place of the old one, which stays in its stack with all that others import from it', () => {
    const without = ({ Outputs, ...rest }: StackTemplate & { Outputs?: Record<string, unknown> }) => {
      const { TableName: _, ...exports } = Outputs ?? {};
      return { ...rest, exports };
    };
    expect(without(restored.Data!)).toEqual(without(made.Data!));
    for (const each of variables(restored.Api!)) {
      expect(each.TABLE_NAME).toBe('mingcha-restored');
      expect(each.SILO_TABLES).toBe(
        '620100=mingcha-prod-silo-620100,620300=mingcha-prod-silo-620300-20261128',
      );
    }
  });

  it('is the only shared one that sessions reach, and alarms look at', () => {
    const access = JSON.stringify(restored.Access);
    expect(access).toContain(':table/mingcha-restored');
    expect(access).not.toContain('GetAttTable');
    expect(JSON.stringify(restored.Watch)).toContain('"Value":"mingcha-restored"');
  });
});
