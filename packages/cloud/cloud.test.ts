import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { createS3Files } from './s3Files.ts';
import { readKey } from './secrets.ts';
import { createSqsQueue, jobMessage } from './sqsQueue.ts';
import { createTenantRole } from './tenantRole.ts';

const sts = mockClient(STSClient);
const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);
const secrets = mockClient(SecretsManagerClient);
beforeEach(() => {
  for (const mock of [sts, s3, sqs, secrets]) mock.reset();
});

const expiration = new Date('2026-11-23T06:00:00Z');
const given = { AccessKeyId: 'AK', SecretAccessKey: 'SK', SessionToken: 'ST', Expiration: expiration };
const roleArn = 'arn:aws:iam::123456789012:role/data';

describe('the data role', () => {
  it('is assumed with the tenant as session tag, and nothing else', async () => {
    sts.on(AssumeRoleCommand).resolves({ Credentials: given });
    const credentials = await createTenantRole(new STSClient({ region: 'cn-north-1' }), roleArn)('620300');
    expect(credentials).toEqual({ accessKeyId: 'AK', secretAccessKey: 'SK', sessionToken: 'ST', expiration });
    const [call] = sts.commandCalls(AssumeRoleCommand);
    expect(call?.args[0].input).toMatchObject({
      RoleArn: roleArn,
      Tags: [{ Key: 'tenant', Value: '620300' }],
    });
  });

  it('is a refusal when it cannot be had, or comes incomplete', async () => {
    const assume = createTenantRole(new STSClient({ region: 'cn-north-1' }), roleArn);
    sts.on(AssumeRoleCommand).rejects(new Error('AccessDenied'));
    await expect(assume('620300')).rejects.toThrow('AccessDenied');
    sts.on(AssumeRoleCommand).resolves({ Credentials: { ...given, SessionToken: undefined } });
    await expect(assume('620300')).rejects.toThrow('no credentials');
  });
});

describe('files in S3', () => {
  const assumed: string[] = [];
  const files = createS3Files('mingcha-files', async (tenant) => {
    assumed.push(tenant);
    return { accessKeyId: 'AK', secretAccessKey: 'SK', sessionToken: `ST-${tenant}`, expiration };
  });

  it('lie under the tenant’s prefix, written with its credentials', async () => {
    s3.on(PutObjectCommand).resolves({});
    const parts = async function* () {
      yield new TextEncoder().encode('a');
      yield new TextEncoder().encode('b');
    };
    await files.put('620300', 'imports/x.csv', parts());
    const input = s3.commandCalls(PutObjectCommand)[0]?.args[0].input;
    expect(input).toMatchObject({ Bucket: 'mingcha-files', Key: '620300/imports/x.csv' });
    expect(Buffer.from(input?.Body as Uint8Array).toString()).toBe('ab');
    expect(assumed).toEqual(['620300']);
  });

  it('that are not there are undefined, and another fault is a fault', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'no', $metadata: {} }));
    expect(await files.open('620300', 'x')).toBeUndefined();
    s3.on(GetObjectCommand).rejects(new Error('SlowDown'));
    await expect(files.open('620300', 'x')).rejects.toThrow('SlowDown');
  });
});

describe('the queue', () => {
  it('carries a job that the worker can read', async () => {
    sqs.on(SendMessageCommand).resolves({});
    await createSqsQueue(new SQSClient({ region: 'cn-north-1' }), 'https://sqs.test/q').send({
      tenant: '620300',
      jobId: 'J1',
    });
    const body = sqs.commandCalls(SendMessageCommand)[0]?.args[0].input.MessageBody;
    expect(jobMessage.parse(JSON.parse(body!))).toEqual({ tenant: '620300', jobId: 'J1' });
  });
});

describe('the cursor key', () => {
  it('is 32 bytes whatever the secret is, and never made up', async () => {
    const client = new SecretsManagerClient({ region: 'cn-north-1' });
    secrets.on(GetSecretValueCommand).resolves({ SecretString: 'some text' });
    expect(await readKey(client, 'arn:x')).toHaveLength(32);
    secrets.on(GetSecretValueCommand).resolves({});
    await expect(readKey(client, 'arn:x')).rejects.toThrow('empty');
  });
});

describe('the environment', () => {
  const right = {
    TABLE_NAME: 'mingcha',
    DATA_ROLE_ARN: roleArn,
    BUCKET_NAME: 'mingcha-files',
    QUEUE_URL: 'https://sqs.test/q',
    ISSUER: 'https://issuer.test',
    AUDIENCE: 'urn:mingcha:api',
    PUBLIC_URL: 'https://mingcha.test/',
    CURSOR_KEY_SECRET_ARN: 'arn:aws-cn:secretsmanager:cn-north-1:1:secret:x',
  };
  it('is read whole, with its lists', () => {
    const env = readEnvironment({
      ...right,
      BEACON_ENDPOINTS: 'https://a.test, https://b.test',
      SILO_TABLES: '620100=big',
    });
    expect(env.BEACON_ENDPOINTS).toEqual(['https://a.test', 'https://b.test']);
    expect(env.SILO_TABLES.get('620100')).toBe('big');
    expect(env.PUBLIC_URL).toBe('https://mingcha.test');
  });
  it.each(Object.keys(right))('names %s when it is missing', (name) => {
    expect(() => readEnvironment({ ...right, [name]: undefined })).toThrow(name);
  });
});
