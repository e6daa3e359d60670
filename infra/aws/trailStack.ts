import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { type CfnTrail, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption, type IBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Config } from './config.ts';
import type { DataStack } from './dataStack.ts';
import { closed } from './logStorage.ts';

/** Years in which a rewritten past would be looked into. */
const TRAIL_DAYS = 3 * 365;

const field = (name: string, of: { equalTo?: string[]; startsWith?: string[] }) => ({ field: name, ...of });

/**
 * Writes down who changes the table or the buckets, past the functions too, and who changes the settings of the account.
 * What it has written is locked for its time, so that an administrator of the account cannot take it out.
 */
export class TrailStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { config, data }: { config: Config; data: DataStack },
    props: StackProps,
  ) {
    super(scope, id, { ...props, terminationProtection: true });
    const bucket = new Bucket(this, 'Records', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(TRAIL_DAYS)),
      lifecycleRules: [
        {
          expiration: Duration.days(TRAIL_DAYS + 1),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    // The construct lets the service write for any account.
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'OwnTrailsOnly',
        effect: Effect.DENY,
        principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
        conditions: { StringNotEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    acknowledge(bucket, {
      'AwsSolutions-S1':
        'CloudTrail alone writes there, and what it wrote is locked; its records say what they say to administrators of the account only.',
    });
    const trail = new Trail(this, 'Trail', {
      trailName: `mingcha-${config.stage}`,
      bucket: bucket as IBucket,
      enableFileValidation: true,
      isMultiRegionTrail: false,
    });
    const changes = [
      field('eventCategory', { equalTo: ['Data'] }),
      field('readOnly', { equalTo: ['false'] }),
    ];
    const silo = this.formatArn({ service: 'dynamodb', resource: 'table', resourceName: data.siloPrefix });
    const tables = [data.table.arn, silo];
    const buckets = [data.files, data.log].map((one) => one.arnForObjects(''));
    const own = trail.node.defaultChild as CfnTrail;
    // The construct writes an empty list of the simple selectors, beside which these are refused.
    own.addPropertyDeletionOverride('EventSelectors');
    own.advancedEventSelectors = [
      {
        name: 'Changes of settings',
        fieldSelectors: [
          field('eventCategory', { equalTo: ['Management'] }),
          field('readOnly', { equalTo: ['false'] }),
        ],
      },
      {
        name: 'Changes of the table',
        fieldSelectors: [
          ...changes,
          field('resources.type', { equalTo: ['AWS::DynamoDB::Table'] }),
          field('resources.ARN', { startsWith: tables }),
        ],
      },
      {
        name: 'Changes of the buckets',
        fieldSelectors: [
          ...changes,
          field('resources.type', { equalTo: ['AWS::S3::Object'] }),
          field('resources.ARN', { startsWith: buckets }),
        ],
      },
    ];
  }
}
