import { tableDefinition } from '@mingcha/store';
import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AccessStack } from './accessStack.ts';
import type { ApiStack } from './apiStack.ts';
import { FUNCTIONS, type FunctionName } from './bundle.ts';
import type { Config } from './config.ts';
import type { DataStack } from './dataStack.ts';

const PERIOD = Duration.minutes(5);
const sum = { period: PERIOD, statistic: 'Sum' };

/** Requests for keys of the table or of its index that were turned away; those of the index are counted apart. */
function throttles(TableName: string): IMetric {
  const places = [{ TableName }, { TableName, GlobalSecondaryIndexName: tableDefinition.index.name }];
  const metrics = places.flatMap((dimensionsMap) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) => new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, ...sum }),
    ),
  );
  return new MathExpression({
    expression: metrics.map((_, i) => `FILL(m${i}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(metrics.map((metric, i) => [`m${i}`, metric])),
    period: PERIOD,
  });
}

/** Alarms, each for something that a person has to look at. */
export class WatchStack extends Stack {
  private readonly topic: Topic;

  constructor(
    scope: Construct,
    id: string,
    parts: { config: Config; data: DataStack; access: AccessStack; api: ApiStack },
    props: StackProps,
  ) {
    super(scope, id, props);
    const { config, data, access, api } = parts;
    this.topic = this.addTopic(config);
    if (config.alarmEmail) this.topic.addSubscription(new EmailSubscription(config.alarmEmail));

    this.watch(
      'DeadJobs',
      'A job failed three times',
      data.deadJobs.metricApproximateNumberOfMessagesVisible(),
      1,
    );
    this.watch(
      'JobsLate',
      'A job has waited for half an hour',
      data.jobs.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      1800,
    );
    this.watch(
      'LooksLate',
      'Tenants wait for more than a minute until the clock looks at them',
      data.looks.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      90,
    );
    this.watch(
      'EntriesLate',
      'Entries of public logs wait for more than a minute until they are signed',
      data.entries.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum' }),
      60,
    );
    for (const name of FUNCTIONS) {
      const fn = api.functions[name];
      this.watch(`${name}Errors`, `${name} fails`, fn.metricErrors(sum), name === 'worker' ? 1 : 3);
      this.watch(`${name}Throttles`, `${name} is refused by Lambda's limits`, fn.metricThrottles(sum), 1);
    }
    this.watchClock(api.functions.clock.metricInvocations(sum));
    this.watch('ServerErrors', 'The API answers 5xx', api.api.metricServerError(sum), 5);
    this.watch(
      'Slow',
      'One request in a hundred takes more than three seconds',
      api.api.metricLatency({ period: PERIOD, statistic: 'p99' }),
      3000,
      3,
    );
    for (const [tenant, table] of [['', data.table.name] as const, ...data.siloTables]) {
      this.watch(`Table${tenant}Throttles`, 'The table throttles', throttles(table), 1);
    }
    this.watchLogs(access, 'Refusals', 'IAM refused a function something', [
      'AccessDenied',
      'AccessDeniedException',
    ]);
    this.watchLogs(access, 'NoCredentials', 'A function gets no credentials for tenants', [
      'tenant-unavailable',
      'ExpiredToken',
      'RegionDisabledException',
    ]);
    this.watchLogs(
      access,
      'LogStops',
      'A public log has stopped, for its past has changed',
      ['LogStopped'],
      ['sequencer'],
    );
    this.watchKey(data);
    this.watchLogStorage(data);
    if (config.budget) this.addBudget(config);
  }

  /** CloudWatch and EventBridge may publish; the account's default key would not let them, so the topic has one of its own. */
  private addTopic(config: Config): Topic {
    const masterKey = new Key(this, 'Key', {
      description: `Mingcha ${config.stage}: alarms`,
      enableKeyRotation: true,
    });
    const topic = new Topic(this, 'Alarms', { masterKey, enforceSSL: true });
    for (const [sid, service] of [
      ['CloudWatch', 'cloudwatch'],
      ['Events', 'events'],
    ] as const) {
      const caller = {
        principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      };
      const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
      masterKey.addToResourcePolicy(new PolicyStatement({ ...caller, actions, resources: ['*'] }));
      topic.addToResourcePolicy(
        new PolicyStatement({ ...caller, sid, actions: ['sns:Publish'], resources: [topic.topicArn] }),
      );
    }
    return topic;
  }

  /** Beacons and deadlines stand still without anybody noticing, unless silence is an alarm. */
  private watchClock(invocations: Metric): void {
    const alarm = new Alarm(this, 'ClockStopped', {
      alarmDescription: 'The clock has not run for ten minutes',
      metric: invocations,
      threshold: 1,
      evaluationPeriods: 2,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  /** A refusal by IAM means that code reached for what is not its tenant's; without credentials no tenant is served. */
  private watchLogs(
    access: AccessStack,
    id: string,
    what: string,
    terms: string[],
    names: readonly FunctionName[] = FUNCTIONS,
  ): void {
    const found = new Metric({ namespace: 'Mingcha', metricName: `${this.stackName}-${id}`, ...sum });
    for (const name of names) {
      new MetricFilter(this, `${name}${id}`, {
        logGroup: access.logs[name],
        filterPattern: FilterPattern.anyTerm(...terms),
        metricNamespace: found.namespace,
        metricName: found.metricName,
      });
    }
    this.watch(id, what, found, 1);
  }

  /** Without its key the table is lost; between the order and the deletion lie days in which it can be taken back. */
  private watchKey(data: DataStack): void {
    const rule = new Rule(this, 'KeyEnds', {
      description: 'Somebody disables or deletes the key of the data',
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['ScheduleKeyDeletion', 'DisableKey'],
          // Callers may name the key by its id or its ARN.
          requestParameters: {
            keyId: [data.key, data.logKey].flatMap(({ keyArn, keyId }) => [keyArn, keyId]),
          },
        },
      },
    });
    rule.addTarget({ bind: () => ({ arn: this.topic.topicArn }) });
  }

  /** Who wants to use the logs' keys, or to change what they have written, has to change one of these policies first. */
  private watchLogStorage({ logKey, log }: DataStack): void {
    const changes = [
      ['LogKeyOpens', 'aws.kms', ['PutKeyPolicy'], { keyId: [logKey.keyArn, logKey.keyId] }],
      [
        'LogBucketOpens',
        'aws.s3',
        ['PutBucketPolicy', 'DeleteBucketPolicy', 'PutBucketLifecycle', 'PutBucketObjectLockConfiguration'],
        { bucketName: [log.bucketName] },
      ],
    ] as const;
    for (const [id, source, eventName, requestParameters] of changes) {
      const rule = new Rule(this, id, {
        description: 'Somebody changes who may use the keys of public logs, or how their bucket keeps them',
        eventPattern: {
          source: [source],
          detailType: ['AWS API Call via CloudTrail'],
          detail: { eventName, requestParameters },
        },
      });
      rule.addTarget({ bind: () => ({ arn: this.topic.topicArn }) });
    }
  }

  private addBudget({ stage, budget, alarmEmail }: Config): void {
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: `mingcha-${stage}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budget!, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:stage$${stage}`] },
      },
      notificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].map((notificationType) => ({
        notification: {
          notificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold: 100,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'EMAIL', address: alarmEmail! }],
      })),
    });
  }

  private watch(id: string, what: string, metric: IMetric, threshold: number, periods = 1): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: what,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
