import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSamplingRule } from 'aws-cdk-lib/aws-xray';
import type { Construct } from 'constructs';
import type { AccessStack } from './accessStack.ts';
import { acknowledge } from './acknowledge.ts';
import type { FunctionName } from './bundle.ts';
import type { Config } from './config.ts';
import type { DataStack } from './dataStack.ts';
import { addFunction, addLogGroup } from './function.ts';
import type { Identity, IdentityStack } from './identityStack.ts';
import { ROUTES } from './routes.ts';

/** What the gateway writes down of each request: who, what, how it ended; no query, no body. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    route: '$context.routeKey',
    path: '$context.path',
    status: '$context.status',
    latency: '$context.responseLatency',
    length: '$context.responseLength',
    tenant: '$context.authorizer.claims.tenant',
    subject: '$context.authorizer.claims.sub',
    refused: '$context.authorizer.error',
    error: '$context.integrationErrorMessage',
  }),
);

export type ApiStackParts = {
  config: Config;
  /** The folders to deploy, by function. */
  code: Readonly<Record<FunctionName, string>>;
  site: { witnessProgram: string };
  data: DataStack;
  access: AccessStack;
  /** Missing where the city has an issuer of its own. */
  identity: IdentityStack | undefined;
};

/** All that runs: the HTTP API, the five functions, their queues and their clock. Keeps no state. */
export class ApiStack extends Stack {
  readonly api: HttpApi;
  readonly functions: Readonly<Record<FunctionName, LambdaFunction>>;

  constructor(scope: Construct, id: string, parts: ApiStackParts, props: StackProps) {
    super(scope, id, props);
    const { config, data } = parts;
    this.api = new HttpApi(this, 'Http', {
      description: `Mingcha ${config.stage}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: config.domain !== undefined,
    });
    const publicUrl = config.domain ? `https://${config.domain.name}` : this.api.apiEndpoint;
    const identity: Identity = parts.identity?.addConsole(this, publicUrl) ?? {
      issuer: config.issuer ?? '',
      audience: config.audience,
      clientId: config.clientId,
      origins: config.signInOrigins,
    };
    this.functions = this.addFunctions(parts, publicUrl, identity);
    const routes = this.addRoutes(identity);
    this.addStage(config, routes);
    // A trace of each hundredth call; by default Lambda traces one a second and each twentieth.
    new CfnSamplingRule(this, 'Traces', {
      samplingRule: {
        ruleName: `mingcha-${config.stage}`,
        priority: 1_000,
        reservoirSize: 0,
        fixedRate: 0.01,
        serviceName: `${this.stackName}-*`,
        serviceType: '*',
        resourceArn: '*',
        host: '*',
        httpMethod: '*',
        urlPath: '*',
        version: 1,
      },
    });

    this.functions.worker.addEventSource(
      new SqsEventSource(data.jobs, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: config.workers,
      }),
    );
    // A message is a tenant; those of a batch are looked at side by side.
    this.functions.clock.addEventSource(
      new SqsEventSource(data.looks, { batchSize: 10, maxConcurrency: 10 }),
    );
    // Two of one city at once do no harm; one wins.
    this.functions.sequencer.addEventSource(
      new SqsEventSource(data.entries, { batchSize: 10, maxConcurrency: 5 }),
    );
    new Rule(this, 'EachMinute', {
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [
        // The next minute's run does what this one missed.
        new LambdaTarget(this.functions.clock, { retryAttempts: 0, maxEventAge: Duration.minutes(1) }),
      ],
    });
    new CfnOutput(this, 'PublicUrl', { value: publicUrl });
  }

  private addFunctions(parts: ApiStackParts, publicUrl: string, identity: Identity) {
    const { config, code, site, data, access } = parts;
    const silo = [...data.siloTables].map(([tenant, table]) => `${tenant}=${table}`).join(',');
    const environment = {
      TABLE_NAME: data.table.name,
      ...(silo && { SILO_TABLES: silo }),
      DATA_ROLE_ARN: access.dataRole.roleArn,
      BUCKET_NAME: data.files.bucketName,
      QUEUE_URL: data.jobs.queueUrl,
      LOOK_QUEUE_URL: data.looks.queueUrl,
      ENTRY_QUEUE_URL: data.entries.queueUrl,
      LOG_BUCKET_NAME: data.log.bucketName,
      CURSOR_KEY_SECRET_ARN: data.cursorKey.secretArn,
      ISSUER: identity.issuer,
      AUDIENCE: identity.audience,
      CLIENT_ID: identity.clientId,
      SIGN_IN_ORIGINS: identity.origins.join(','),
      PUBLIC_URL: publicUrl,
      WITNESS_PROGRAM: site.witnessProgram,
      URL_SUFFIX: this.urlSuffix,
      BEACON_ENDPOINTS: config.beacons.join(','),
    };
    const add = (
      name: FunctionName,
      settings: { memory: number; seconds: number; environment?: Record<string, string> },
    ) =>
      addFunction(this, name, {
        ...settings,
        reserved: config.reserved.get(name),
        architecture: config.architecture,
        code: code[name],
        role: access.roles[name],
        logs: access.logs[name],
        environment: { ...environment, POWERTOOLS_SERVICE_NAME: name, ...settings.environment },
      });
    return {
      api: add('api', { memory: 1769, seconds: 29 }),
      portal: add('portal', {
        memory: 1024,
        seconds: 15,
        environment: { DATA_ROLE_ARN: access.readRole.roleArn, SITE_DIR: '/var/task/site' },
      }),
      worker: add('worker', { memory: 1769, seconds: 900 }),
      clock: add('clock', { memory: 512, seconds: 55 }),
      sequencer: add('sequencer', {
        memory: 512,
        seconds: 55,
        environment: { DATA_ROLE_ARN: access.logRole.roleArn, LOG_KEY_ARN: data.logKey.keyArn },
      }),
    };
  }

  private addRoutes(identity: Identity): HttpRoute[] {
    const authorizer = new HttpJwtAuthorizer('Tokens', identity.issuer, { jwtAudience: [identity.audience] });
    const toApi = new HttpLambdaIntegration('ToApi', this.functions.api);
    const routes = ROUTES.flatMap((route) => {
      const added = this.api.addRoutes({
        path: route.path,
        methods: route.methods.map((method) => HttpMethod[method]),
        integration: toApi,
        ...(route.access === 'token' && { authorizer }),
      });
      if (route.access === 'public') {
        for (const each of added) {
          acknowledge(each, {
            'AwsSolutions-APIG4': route.why ?? '',
          });
        }
      }
      return added;
    });
    const pages = new HttpRoute(this, 'Pages', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration('ToPortal', this.functions.portal),
    });
    acknowledge(pages, {
      'AwsSolutions-APIG4': 'Public by design: pages and published draws, by a function that can only read.',
    });
    return [...routes, pages];
  }

  private addStage(config: Config, routes: HttpRoute[]): void {
    const log = addLogGroup(this, 'AccessLog');
    const domainName = config.domain && {
      domainName: new DomainName(this, 'Domain', {
        domainName: config.domain.name,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', config.domain.certificateArn),
      }),
    };
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: config.rate, burstLimit: config.rate },
      detailedMetricsEnabled: config.routeMetrics,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: ACCESS_LOG },
      ...(domainName && { domainMapping: domainName }),
    });
    // The construct has limits for the whole stage only; routes must be there before their settings are.
    const limits = ROUTES.filter((route) => route.rate !== undefined).flatMap((route) =>
      route.methods.map((method) => [
        `${method} ${route.path}`,
        { ThrottlingRateLimit: route.rate, ThrottlingBurstLimit: route.rate },
      ]),
    );
    // Pages and published data are asked for by anybody: they leave half of the stage's limit to those with a token.
    const pages = Math.ceil(config.rate / 2);
    (stage.node.defaultChild as CfnStage).routeSettings = {
      $default: { ThrottlingRateLimit: pages, ThrottlingBurstLimit: pages },
      ...Object.fromEntries(limits),
    };
    stage.node.addDependency(...routes);
  }
}
