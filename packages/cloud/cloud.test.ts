import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { wakesOnly } from '@mingcha/store';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnvironment, readSequencerEnvironment } from './environment.ts';
import { issuerTokens } from './issuer.ts';
import { kept } from './kept.ts';
import { createLookQueue, tenantsToLookAt } from './lookQueue.ts';
import { persevere } from './persevere.ts';
import { createS3Files, putPatience } from './s3Files.ts';
import { readKey } from './secrets.ts';
import { createSqsQueue, jobMessage } from './sqsQueue.ts';
import { createTenantRole } from './tenantRole.ts';

const sts = mockClient(STSClient);
let sent: { method: string; url: string; headers: Headers; body: string }[];
let responses: Response[];
beforeEach(() => {
  sts.reset();
  sent = [];
  responses = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    sent.push({ method, url, headers, body: await request.text() });
    return responses.shift() ?? new Response('{}');
  });
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => sts.restore());

const own = { accessKeyId: 'AK', secretAccessKey: 'SK', sessionToken: 'ST' };
const region = 'cn-north-1';
const urlSuffix = 'amazonaws.com.cn';
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

  it('is narrowed, where commands wake the clock, to the rows of wakes', async () => {
    sts.on(AssumeRoleCommand).resolves({ Credentials: given });
    await createTenantRole(new STSClient({ region: 'cn-north-1' }), roleArn, wakesOnly)('000000');
    const [call] = sts.commandCalls(AssumeRoleCommand);
    const policy = JSON.parse(call!.args[0].input.Policy!);
    const onTable = policy.Statement.filter(({ Action }: { Action: string[] }) => !/^kms:/.test(Action[0]!));
    expect(onTable).toMatchObject([
      {
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['T#000000#WAKE'] } },
      },
    ]);
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
  const files = createS3Files({ bucket: 'mingcha-files', region, urlSuffix }, async (tenant) => {
    assumed.push(tenant);
    return { ...own, sessionToken: `ST-${tenant}`, expiration };
  });

  it('lie under the tenant’s prefix, written with its credentials', async () => {
    const parts = async function* () {
      yield new TextEncoder().encode('a');
      yield new TextEncoder().encode('b');
    };
    await files.put('620300', 'imports/x y.csv', parts());
    expect(sent[0]).toMatchObject({
      method: 'PUT',
      url: 'https://mingcha-files.s3.cn-north-1.amazonaws.com.cn/imports/620300/x%20y.csv',
      body: 'ab',
    });
    expect(sent[0]?.headers.get('authorization')).toContain('/cn-north-1/s3/aws4_request');
    expect(sent[0]?.headers.get('x-amz-security-token')).toBe('ST-620300');
    expect(assumed).toEqual(['620300']);
  });

  it('come as a stream; those that are not there are undefined, and a refusal is a fault', async () => {
    const no = (status: number) => new Response('no', { status });
    const names = (text: string) => new Response(`<ListBucketResult>${text}</ListBucketResult>`);
    responses = [
      no(404),
      no(403),
      names(''),
      no(403),
      names('<Contents></Contents>'),
      no(403),
      no(403),
      no(400),
    ];
    responses.unshift(new Response('abc'));
    const read: Uint8Array[] = [];
    for await (const part of (await files.open('620300', 'x'))!) read.push(part);
    expect(Buffer.concat(read).toString()).toBe('abc');
    expect(await files.open('620300', 'imports/x')).toBeUndefined();
    expect(await files.open('620300', 'imports/x')).toBeUndefined();
    expect(sent.at(-1)?.url).toBe(
      'https://mingcha-files.s3.cn-north-1.amazonaws.com.cn/?list-type=2&max-keys=1&prefix=imports%2F620300%2Fx',
    );
    await expect(files.open('620300', 'imports/x')).rejects.toThrow('refused to give');
    await expect(files.open('620300', 'imports/x')).rejects.toThrow('does not list');
    await expect(files.open('620300', 'imports/x')).rejects.toThrow('400');
  });

  it('have addresses that are good for a quarter of an hour and name the file safely', async () => {
    const url = new URL(await files.downloadUrl('620300', 'proofs/p.json', 'a"b\n.json'));
    expect(url.pathname).toBe('/proofs/620300/p.json');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
    expect(url.searchParams.get('response-content-disposition')).toBe(
      `attachment; filename="a_b_.json"; filename*=UTF-8''a%22b%0A.json`,
    );
    expect(url.searchParams.get('response-content-type')).toBe('application/octet-stream');
    const chinese = new URL(await files.downloadUrl('620300', 'attachments/x', "执照'(1).pdf"));
    expect(chinese.searchParams.get('response-content-disposition')).toBe(
      `attachment; filename="____1_.pdf"; filename*=UTF-8''%E6%89%A7%E7%85%A7%27%281%29.pdf`,
    );
    expect(await files.uploadUrl('620300', 'imports/x')).toMatchObject({ method: 'PUT' });
    expect(sent).toEqual([]);
  });

  it('that are sent have the size that was announced, for it is signed', async () => {
    const signed = async (size?: number) =>
      new URL((await files.uploadUrl('620300', 'uploads/x', size)).url).searchParams;
    expect((await signed(5)).get('X-Amz-SignedHeaders')).toBe('content-length;host');
    expect((await signed()).get('X-Amz-SignedHeaders')).toBe('host');
  });

  it('are removed, and a refusal is a fault', async () => {
    responses = [new Response(null, { status: 204 }), new Response('no', { status: 403 })];
    await files.remove('620300', 'attachments/x');
    expect(sent[0]).toMatchObject({
      method: 'DELETE',
      url: 'https://mingcha-files.s3.cn-north-1.amazonaws.com.cn/attachments/620300/x',
    });
    await expect(files.remove('620300', 'attachments/x')).rejects.toThrow('did not remove');
  });
});

describe('the queue', () => {
  const queueUrl = 'https://sqs.cn-north-1.amazonaws.com.cn/1/jobs';

  it('carries a job that the worker can read', async () => {
    await createSqsQueue(own, region, queueUrl).send({ tenant: '620300', jobId: 'J1' });
    expect(sent[0]?.headers.get('x-amz-target')).toBe('AmazonSQS.SendMessage');
    const { QueueUrl, MessageBody } = JSON.parse(sent[0]!.body);
    expect(QueueUrl).toBe(queueUrl);
    await createSqsQueue(own, 'eu-west-1', 'https://sqs.eu-west-1.amazonaws.com/1/jobs').send({
      tenant: '620300',
      jobId: 'J2',
    });
    expect(JSON.parse(sent[1]!.body).MessageGroupId).toBe('620300');
    expect(jobMessage.parse(JSON.parse(MessageBody))).toEqual({ tenant: '620300', jobId: 'J1' });
  });

  it('says so when it is refused', async () => {
    responses = [new Response('{"__type":"AccessDenied"}', { status: 400 })];
    const sending = createSqsQueue(own, region, queueUrl).send({ tenant: '620300', jobId: 'J1' });
    await expect(sending).rejects.toThrow('AccessDenied');
  });
});

describe('the queue of tenants to look at', () => {
  const looks = createLookQueue(own, region, 'https://sqs.cn-north-1.amazonaws.com.cn/1/looks');

  it('takes ten in one call, and the clock reads each once', async () => {
    const tenants = Array.from({ length: 25 }, (_, i) => String(620_000 + i));
    await looks.send(tenants);
    const batches = sent.map(({ body }) => JSON.parse(body).Entries as { MessageBody: string }[]);
    // They are sent at once, so that they come in any order.
    batches.sort((a, b) => a[0]!.MessageBody.localeCompare(b[0]!.MessageBody));
    expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(sent[0]?.headers.get('x-amz-target')).toBe('AmazonSQS.SendMessageBatch');
    const Records = batches.flat().map(({ MessageBody }) => ({ body: MessageBody }));
    expect(tenantsToLookAt({ Records: [...Records, Records[0]] })).toEqual(tenants);
    expect(tenantsToLookAt({ 'detail-type': 'Scheduled Event' })).toBeUndefined();
  });

  it('says which it did not take', async () => {
    responses = [Response.json({ Failed: [{ Id: '620300' }] })];
    await expect(looks.send(['620300', '620800'])).rejects.toThrow('did not take 620300');
  });
});

describe('the cursor key', () => {
  const place = { arn: 'arn:aws-cn:secretsmanager:cn-north-1:1:secret:x', region, urlSuffix };

  it('is 32 bytes of any secret, and never invented', async () => {
    responses = [Response.json({ SecretString: 'some text' }), Response.json({})];
    expect(await readKey(own, place)).toHaveLength(32);
    expect(sent[0]?.url).toBe('https://secretsmanager.cn-north-1.amazonaws.com.cn/');
    await expect(readKey(own, place)).rejects.toThrow('empty');
  });
});

describe('the issuer', () => {
  const found = {
    issuer: 'https://issuer.test/pool',
    jwks_uri: 'https://issuer.test/pool/keys',
  };

  it('is found by its own description', async () => {
    responses = [Response.json(found)];
    const { verify } = await issuerTokens({
      ISSUER: 'https://issuer.test/pool/',
      AUDIENCE: 'urn:mingcha:api',
    });
    expect(sent[0]?.url).toBe('https://issuer.test/pool/.well-known/openid-configuration');
    await expect(verify('no token')).rejects.toMatchObject({ code: 'unauthorized' });
  });

  const ask = () => issuerTokens({ ISSUER: 'https://issuer.test', AUDIENCE: 'urn:mingcha:api' });

  it('is asked again when it fails once, and not when it refuses', async () => {
    responses = [new Response('', { status: 503 }), Response.json(found)];
    await ask();
    responses = [new Response('', { status: 404 }), Response.json(found)];
    await expect(ask()).rejects.toThrow('404');
    expect(sent).toHaveLength(3);
  });

  it('stops the start when it does not answer three times', async () => {
    responses = [503, 503, 503].map((status) => new Response('', { status }));
    await expect(ask()).rejects.toThrow('503');
  });

  it('is given up when it stays silent', async () => {
    const silent = (signal: AbortSignal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    await expect(persevere(silent, { attempt: 5, all: 1_000 })).rejects.toThrow('no answer within 5 ms');
  });
});

it('a file store that stays silent is given up while the function still runs: three times 25 s outlived it', async () => {
  vi.useFakeTimers();
  try {
    const signals: AbortSignal[] = [];
    const silent = (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    const began = Date.now();
    const outcome = persevere(silent, putPatience).catch((error: Error) => error.message);
    await vi.runAllTimersAsync();
    expect(await outcome).toMatch(/^no answer within \d+ ms$/);
    expect(signals.length).toBeGreaterThanOrEqual(2);
    expect(Date.now() - began).toBeGreaterThanOrEqual(putPatience.attempt * 2);
    expect(Date.now() - began).toBeLessThanOrEqual(putPatience.all);
    expect(putPatience.all).toBeLessThan(29_000);
  } finally {
    vi.useRealTimers();
  }
});

it('what failed to start is started anew by the next call: one 503 spoiled the sandbox for good', async () => {
  let times = 0;
  const ready = kept(async () => {
    times++;
    if (times === 1) throw new Error('503');
    return times;
  });
  await expect(ready()).rejects.toThrow('503');
  expect(await ready()).toBe(2);
  expect(await Promise.all([ready(), ready()])).toEqual([2, 2]);
});

describe('the environment', () => {
  const right = {
    TABLE_NAME: 'mingcha',
    DATA_ROLE_ARN: roleArn,
    BUCKET_NAME: 'mingcha-files',
    LOG_BUCKET_NAME: 'mingcha-log',
    QUEUE_URL: 'https://sqs.test/q',
    LOOK_QUEUE_URL: 'https://sqs.test/looks',
    ENTRY_QUEUE_URL: 'https://sqs.test/entries',
    ISSUER: 'https://issuer.test',
    AUDIENCE: 'urn:mingcha:api',
    PUBLIC_URL: 'https://mingcha.test/',
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'AK',
    AWS_SECRET_ACCESS_KEY: 'SK',
    CURSOR_KEY_SECRET_ARN: 'arn:aws-cn:secretsmanager:cn-north-1:1:secret:x',
    WITNESS_PROGRAM: 'ab'.repeat(32),
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
  it('of the sequencer knows its key, and neither issuer nor queues', () => {
    const { ISSUER: _, QUEUE_URL: __, CURSOR_KEY_SECRET_ARN: ___, WITNESS_PROGRAM: ____, ...shared } = right;
    const LOG_KEY_ARN = 'arn:aws-cn:kms:cn-north-1:1:key/log';
    expect(readSequencerEnvironment({ ...shared, LOG_KEY_ARN }).LOG_KEY_ARN).toBe(LOG_KEY_ARN);
    expect(() => readSequencerEnvironment(right)).toThrow('LOG_KEY_ARN');
  });
});
