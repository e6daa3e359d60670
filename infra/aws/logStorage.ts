import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';

/** What all buckets have in common: nothing public, TLS only, kept when the stack goes. */
export const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
};

const nobody = (sid: string, actions: string[], resources: string[], conditions: object = {}) =>
  new PolicyStatement({
    sid,
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions,
    resources,
    conditions: conditions as Record<string, object>,
  });

/**
 * What the public logs write for good. Object Lock in compliance mode is on for every object, so that no writer can
 * forget it; the policy takes an object only where none is, and lets nobody remove one also after the lock has ended.
 * Encrypted with S3's own keys: all in it is public but the sealed keys, and the loss of a key of ours must not take it.
 */
export function addLogBucket(
  scope: Construct,
  { config, accessLogs }: { config: Config; accessLogs: Bucket },
): Bucket {
  const bucket = new Bucket(scope, 'Log', {
    ...closed,
    encryption: BucketEncryption.S3_MANAGED,
    versioned: true,
    objectLockEnabled: true,
    objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(config.logDays)),
    serverAccessLogsBucket: accessLogs as IBucket,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  });
  const objects = [bucket.arnForObjects('*')];
  bucket.addToResourcePolicy(
    nobody('WrittenOnce', ['s3:PutObject'], objects, { Null: { 's3:if-none-match': 'true' } }),
  );
  bucket.addToResourcePolicy(
    nobody(
      'KeptForGood',
      [
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:PutObjectRetention',
        's3:PutObjectLegalHold',
        's3:BypassGovernanceRetention',
      ],
      objects,
    ),
  );
  // Every role of the system carries the tag; who deploys does not.
  bucket.addToResourcePolicy(
    nobody(
      'SettingsStay',
      [
        's3:PutLifecycleConfiguration',
        's3:PutBucketObjectLockConfiguration',
        's3:PutBucketVersioning',
        's3:PutReplicationConfiguration',
        's3:PutBucketPolicy',
        's3:DeleteBucketPolicy',
        's3:DeleteBucket',
      ],
      [bucket.bucketArn],
      { StringEquals: { 'aws:PrincipalTag/system': 'mingcha' } },
    ),
  );
  return bucket;
}

/**
 * Seals the logs' keys. Its policy keeps everybody but the sequencer's sessions from using it, administrators of the
 * account too: who wants to must change the policy first, which is an alarm.
 */
export function addLogKey(scope: Construct, { config, roleName }: { config: Config; roleName: string }): Key {
  const key = new Key(scope, 'LogKey', {
    description: `Mingcha ${config.stage}: keys of the public logs`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const role = Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    account: Aws.ACCOUNT_ID,
    resource: 'role',
    resourceName: roleName,
  });
  const uses = [
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:CreateGrant',
  ];
  key.addToResourcePolicy(
    nobody('OnlyTheSequencer', uses, ['*'], { ArnNotEquals: { 'aws:PrincipalArn': role } }),
  );
  return key;
}
