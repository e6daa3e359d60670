import type { System } from './system.ts';

/** What no role of the system may do: lose data, hide traces, widen rights, change what runs. */
export function forNobody(system: System): { actions: string[]; on: string }[] {
  const each = (type: string, ...actions: string[]) =>
    system.arnsOf(type).map((arn) => ({ actions, on: arn }));
  return [
    ...each(
      'AWS::DynamoDB::Table',
      'dynamodb:Scan',
      'dynamodb:PartiQLSelect',
      'dynamodb:PartiQLInsert',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
      'dynamodb:DeleteTable',
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTimeToLive',
      'dynamodb:UpdateContinuousBackups',
      'dynamodb:CreateBackup',
      'dynamodb:ExportTableToPointInTime',
      'dynamodb:RestoreTableToPointInTime',
      'dynamodb:PutResourcePolicy',
    ),
    ...each(
      'AWS::S3::Bucket',
      's3:DeleteBucket',
      's3:PutBucketPolicy',
      's3:PutBucketVersioning',
      's3:PutLifecycleConfiguration',
      's3:PutBucketLogging',
      's3:PutEncryptionConfiguration',
      's3:PutBucketObjectLockConfiguration',
      's3:DeleteBucketPolicy',
      's3:PutReplicationConfiguration',
    ),
    ...system.arnsOf('AWS::S3::Bucket').map((arn) => ({
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:GetObjectVersion', 's3:PutObjectAcl'],
      on: `${arn}/proofs/620300/file`,
    })),
    ...['head', 'tile', 'key'].map((kind) => ({
      actions: [
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:PutObjectRetention',
        's3:PutObjectLegalHold',
        's3:BypassGovernanceRetention',
      ],
      on: `${system.arn('Data/Log')}/${kind}/620300/0/000`,
    })),
    ...each('AWS::SQS::Queue', 'sqs:PurgeQueue', 'sqs:DeleteQueue', 'sqs:SetQueueAttributes'),
    ...each(
      'AWS::KMS::Key',
      'kms:ScheduleKeyDeletion',
      'kms:DisableKey',
      'kms:PutKeyPolicy',
      'kms:CreateGrant',
      'kms:DisableKeyRotation',
    ),
    ...each(
      'AWS::SecretsManager::Secret',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecret',
      'secretsmanager:DeleteSecret',
    ),
    ...system.arnsOf('AWS::Logs::LogGroup').flatMap((arn) => [
      { actions: ['logs:DeleteLogGroup', 'logs:PutRetentionPolicy'], on: arn.replace(/:\*$/, '') },
      { actions: ['logs:DeleteLogStream', 'logs:GetLogEvents'], on: arn.replace(/\*$/, 'log-stream:one') },
    ]),
    ...each(
      'AWS::IAM::Role',
      'iam:PassRole',
      'iam:PutRolePolicy',
      'iam:AttachRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ),
    ...each('AWS::Lambda::Function', 'lambda:UpdateFunctionCode', 'lambda:InvokeFunction'),
    ...each(
      'AWS::Cognito::UserPool',
      'cognito-idp:AdminUpdateUserAttributes',
      'cognito-idp:AdminCreateUser',
      'cognito-idp:ListUsers',
    ),
    ...each('AWS::SNS::Topic', 'sns:Publish', 'sns:DeleteTopic'),
    ...each('AWS::Events::Rule', 'events:DisableRule', 'events:DeleteRule'),
  ];
}
