import { fileKinds, tableDefinition } from '@mingcha/store';
import { Aws, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Config } from './config.ts';
import { addLogBucket, addLogKey, closed } from './logStorage.ts';

/** What people upload and what is handed back to them passes through: the register in the table is what lasts. */
const FILE_DAYS = 90;
const passing = Object.entries(fileKinds).flatMap(([kind, stay]) => (stay === 'passing' ? kind : []));
/** What is sent to be handed in is removed after a day by the clock; here what came after its address was used. */
const UPLOAD_DAYS = 2;
const ACCESS_LOG_DAYS = 400;

/** How long a job's message stays hidden; a little longer than the worker may run. */
const JOB_VISIBILITY = Duration.minutes(16);

/** Everything that keeps state. Nothing in it is deleted with the stack, so that code can be rolled back freely. */
export class DataStack extends Stack {
  readonly key: Key;
  /** The shared table in use. */
  readonly table: { name: string; arn: string };
  /** The names of the tables in use of tenants that do not share, by tenant code. */
  readonly siloTables: ReadonlyMap<string, string>;
  /** How the names of those tables begin; the tenant follows. */
  readonly siloPrefix: string;
  readonly files: Bucket;
  readonly jobs: Queue;
  readonly deadJobs: Queue;
  /** Tenants that the clock has to look at. */
  readonly looks: Queue;
  /** Cities whose public logs have been given entries. */
  readonly entries: Queue;
  /** What the public logs write for good: heads, full tiles and bundles, and their sealed keys. */
  readonly log: Bucket;
  /** Seals the logs' keys. */
  readonly logKey: Key;
  /** Of the one role that opens them; named here because its stack stands on this one. */
  readonly logRoleName: string;
  readonly cursorKey: Secret;

  constructor(scope: Construct, id: string, config: Config, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });

    this.key = new Key(this, 'Key', {
      description: `Mingcha ${config.stage}: table and files`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const made = this.addTable('Table');
    // Said here and not by who uses them: a table that is replaced by a restored one keeps its exports, so that `Data`
    // deploys while the other stacks still stand on them.
    for (const value of [made.tableArn, made.tableName]) this.exportValue(value);
    const named = (name: string) => ({
      name,
      arn: this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: name }),
    });
    this.table = config.tableName ? named(config.tableName) : { name: made.tableName, arn: made.tableArn };
    this.siloPrefix = `mingcha-${config.stage}-silo-`;
    this.siloTables = new Map(
      [...config.silo].map(([tenant, day]) => {
        const name = `${this.siloPrefix}${tenant}`;
        this.addTable(`Table${tenant}`, name);
        return [tenant, day ? `${name}-${day}` : name];
      }),
    );
    const accessLogs = this.addAccessLogs();
    this.files = this.addFiles(config, accessLogs);
    this.log = addLogBucket(this, { config, accessLogs });
    this.logRoleName = `mingcha-${config.stage}-log-${Aws.REGION}`;
    this.logKey = addLogKey(this, { config, roleName: this.logRoleName });
    new CfnOutput(this, 'TableName', { value: this.table.name });

    this.deadJobs = new Queue(this, 'DeadJobs', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      retentionPeriod: Duration.days(14),
    });
    this.jobs = new Queue(this, 'Jobs', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      visibilityTimeout: JOB_VISIBILITY,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadJobs, maxReceiveCount: 3 },
    });

    this.looks = this.addTenantQueue('Looks');
    this.entries = this.addTenantQueue('Entries');

    this.cursorKey = new Secret(this, 'CursorKey', {
      description: 'Signs the cursors of lists',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.cursorKey, {
      'AwsSolutions-SMG4':
        'Nothing shares this key with us, and a new one only makes the cursors in open pages start over; it is changed by hand when it may have leaked.',
    });
  }

  private addTable(id: string, tableName?: string): Table {
    const { partitionKey, sortKey, index, ttlAttribute, streamView } = tableDefinition;
    const string = (name: string) => ({ name, type: AttributeType.STRING });
    const table = new Table(this, id, {
      ...(tableName && { tableName }),
      partitionKey: string(partitionKey),
      sortKey: string(sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: ttlAttribute,
      stream: StreamViewType[streamView],
    });
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: string(index.partitionKey),
      sortKey: string(index.sortKey),
    });
    return table;
  }

  /** A queue of tenants that a function has to see to. */
  private addTenantQueue(id: string): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      visibilityTimeout: Duration.minutes(1),
      retentionPeriod: Duration.minutes(2),
    });
    acknowledge(queue, {
      'AwsSolutions-SQS3':
        'Who was not looked at stays due and is put into the queue again by the next minute`s run: nothing is lost with a message.',
    });
    return queue;
  }

  private addAccessLogs(): Bucket {
    return new Bucket(this, 'AccessLogs', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(ACCESS_LOG_DAYS) }],
    });
  }

  private addFiles(config: Config, accessLogs: Bucket): Bucket {
    return new Bucket(this, 'Files', {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      versioned: true,
      serverAccessLogsBucket: accessLogs as IBucket,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(7),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        { prefix: 'uploads/', expiration: Duration.days(UPLOAD_DAYS) },
        ...passing.map((kind) => ({ prefix: `${kind}/`, expiration: Duration.days(FILE_DAYS) })),
      ],
      // Large files go straight from the console's page into the bucket, and proofs from it to the portal's, by signed
      // addresses.
      cors: [
        {
          allowedMethods: [HttpMethods.PUT, HttpMethods.GET],
          allowedOrigins: [
            // The API's id is not known before it is there, and `Api` stands on this stack.
            config.domain
              ? `https://${config.domain.name}`
              : `https://${config.apiId ?? '*'}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`,
          ],
          allowedHeaders: ['content-type'],
          maxAge: 3600,
        },
      ],
    });
  }
}
