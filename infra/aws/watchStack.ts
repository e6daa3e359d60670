import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AccessStack } from './accessStack.ts';
import type { ApiStack } from './apiStack.ts';
import { FUNCTIONS } from './bundle.ts';
import type { Config } from './config.ts';
import type { DataStack } from './dataStack.ts';

const PERIOD = Duration.minutes(5);
const sum = { period: PERIOD, statistic: 'Sum' };

/** Requests for keys of the table or its index that were turned away. */
function throttles(table: Table): IMetric {
  return new MathExpression({
    expression: 'reads + writes',
    usingMetrics: {
      reads: table.metric('ReadThrottleEvents', sum),
      writes: table.metric('WriteThrottleEvents', sum),
    },
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
    for (const [tenant, table] of [['', data.table] as const, ...data.siloTables]) {
      this.watch(`Table${tenant}Throttles`, 'The table throttles', throttles(table), 1);
    }
    this.watchRefusals(access);
  }

  /** CloudWatch may publish; the account's default key would not let it, so the topic has one of its own. */
  private addTopic(config: Config): Topic {
    const cloudWatch = {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    };
    const masterKey = new Key(this, 'Key', {
      description: `Mingcha ${config.stage}: alarms`,
      enableKeyRotation: true,
    });
    const actions = ['kms:Decrypt', 'kms:GenerateDataKey'];
    masterKey.addToResourcePolicy(new PolicyStatement({ ...cloudWatch, actions, resources: ['*'] }));
    const topic = new Topic(this, 'Alarms', { masterKey, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        ...cloudWatch,
        sid: 'CloudWatch',
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
      }),
    );
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

  /** A refusal by IAM means that code reached for what is not its tenant's: layers one and two have failed. */
  private watchRefusals(access: AccessStack): void {
    const refusals = new Metric({ namespace: 'Mingcha', metricName: `${this.stackName}-Refusals`, ...sum });
    for (const name of FUNCTIONS) {
      new MetricFilter(this, `${name}Refusals`, {
        logGroup: access.logs[name],
        filterPattern: FilterPattern.anyTerm('AccessDenied', 'AccessDeniedException'),
        metricNamespace: refusals.namespace,
        metricName: refusals.metricName,
      });
    }
    this.watch('Refusals', 'IAM refused a function something', refusals, 1);
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
