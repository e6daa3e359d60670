import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { type ILogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export type FunctionSettings = {
  /** The folder with `index.mjs`. */
  code: string;
  /** With all its rights: nothing is added to it here. */
  role: Role;
  logs: ILogGroup;
  /** MB; 1769 are one whole processor. */
  memory: number;
  seconds: number;
  environment?: Record<string, string>;
  architecture: 'arm64' | 'x86_64';
  /** Executions set aside, and at most that many. */
  reserved?: number | undefined;
};

/** A function's own role: it may write its log and its traces, and nothing else until rights are granted. */
export function addFunctionRole(scope: Construct, name: string, logs: ILogGroup): Role {
  const role = new Role(scope, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const allow = (actions: string[], resource: string) =>
    role.addToPolicy(new PolicyStatement({ actions, resources: [resource] }));
  allow(['logs:CreateLogStream', 'logs:PutLogEvents'], logs.logGroupArn);
  allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*');
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'X-Ray knows no resources: its two write actions can only be given on all.',
  });
  return role;
}

/** A log group as all of ours are: kept a year (the law asks for six months), and kept when its stack goes. */
export function addLogGroup(scope: Construct, id: string): LogGroup {
  return new LogGroup(scope, id, { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN });
}

/** A function as all of ours are: one runtime, traced, logging JSON into its own group. */
export function addFunction(scope: Construct, name: string, settings: FunctionSettings): LambdaFunction {
  const { code, role, logs, memory, seconds, architecture, environment, reserved } = settings;
  return new LambdaFunction(scope, name, {
    code: Code.fromAsset(code),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    memorySize: memory,
    timeout: Duration.seconds(seconds),
    role: role.withoutPolicyUpdates(),
    logGroup: logs,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
    ...(environment && { environment }),
    ...(reserved && { reservedConcurrentExecutions: reserved }),
  });
}
