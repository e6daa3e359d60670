import { allRights } from '@mingcha/http';
import { Aws, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StringAttribute,
  UserPool,
  UserPoolClient,
  type UserPoolDomain,
  UserPoolEmail,
  UserPoolOperation,
  UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Config } from './config.ts';
import { addFunction, addFunctionRole, addLogGroup } from './function.ts';

/** Whose tokens the API takes. */
export type Identity = {
  issuer: string;
  audience: string;
  clientId: string;
  /** The origins that a page signing in connects to. */
  origins: string[];
};

/**
 * Sign-in for persons by Cognito, where there is no issuer of one's own. A trigger puts the tenant, which
 * only an administrator of the pool can set, and the user name into the access token; roles are the city's to give. Machines need an issuer of one's own.
 */
export class IdentityStack extends Stack {
  private readonly pool: UserPool;
  private readonly domain: UserPoolDomain;
  private readonly stage: string;

  constructor(scope: Construct, id: string, config: Config, tokenCode: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.stage = config.stage;
    this.pool = new UserPool(this, 'Users', {
      featurePlan: FeaturePlan.ESSENTIALS,
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 5,
        tempPasswordValidity: Duration.days(3),
      },
      // Not required: Cognito makes clients only that may write each required attribute, and keeps what is required for
      // good. The name that stands in the records is the one that the city gives.
      standardAttributes: { fullname: { required: false, mutable: true } },
      customAttributes: {
        tenant: new StringAttribute({ minLen: 6, maxLen: 6, mutable: false }),
      },
      ...(config.mailFrom && {
        email: UserPoolEmail.withSES({ fromEmail: config.mailFrom, fromName: '明察', sesRegion: Aws.REGION }),
      }),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const plus =
      'The Plus plan is priced per user; MFA is required of everybody and nobody can sign up alone.';
    acknowledge(this.pool, { 'AwsSolutions-COG3': plus, 'AwsSolutions-COG8': plus });
    this.pool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      this.addTokenFunction(tokenCode, config),
      LambdaVersion.V2_0,
    );
    this.domain = this.pool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: `mingcha-${config.stage}-${Aws.ACCOUNT_ID}` },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }

  /**
   * Makes the console's client in the caller's stack, because it needs the API's address. The tokens' audience is that
   * address too: Cognito binds tokens to resources that are https URLs only.
   */
  addConsole(scope: Construct, publicUrl: string): Identity {
    const audience = `${publicUrl}/v1`;
    const scopes = allRights.map(
      (right) => new ResourceServerScope({ scopeName: right, scopeDescription: right }),
    );
    const resource = new UserPoolResourceServer(scope, 'Scopes', {
      userPool: this.pool,
      // Not the identifier, which is the default: a name may hold neither `:` nor `/`.
      userPoolResourceServerName: `mingcha-${this.stage}`,
      identifier: audience,
      scopes,
    });
    const client = new UserPoolClient(scope, 'Console', {
      userPool: this.pool,
      generateSecret: false,
      authFlows: { user: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [
          OAuthScope.OPENID,
          OAuthScope.PROFILE,
          ...scopes.map((each) => OAuthScope.resourceServer(resource, each)),
        ],
        callbackUrls: [`${publicUrl}/console/callback`],
        logoutUrls: [`${publicUrl}/console/`],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(10),
      // A person must not be able to change the tenant.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    });
    new CfnManagedLoginBranding(scope, 'SignInPages', {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    return {
      issuer: this.pool.userPoolProviderUrl,
      audience,
      clientId: client.userPoolClientId,
      origins: [`https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}`, this.domain.baseUrl()],
    };
  }

  private addTokenFunction(code: string, { architecture }: Config) {
    const logs = addLogGroup(this, 'tokenLog');
    const role = addFunctionRole(this, 'token', logs);
    return addFunction(this, 'token', { code, role, logs, architecture, memory: 256, seconds: 5 });
  }
}
