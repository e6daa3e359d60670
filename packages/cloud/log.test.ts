import type { LogFiles } from '@mingcha/log/keeping';
import { nodeTools } from '@mingcha/log/node';
import { logFilesContract } from '@mingcha/log/testing/logFiles';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkLog } from '../log/testing/checkLog.ts';
import { startTestLog, type TestLog } from '../log/testing/startTestLog.ts';
import { openBucket } from './bucket.ts';
import { createKmsLogKeys } from './kmsLogKeys.ts';
import { createS3LogFiles } from './s3LogFiles.ts';
import { bucketStub } from './testing/bucketStub.ts';
import { kmsStub } from './testing/kmsStub.ts';

let s3: ReturnType<typeof bucketStub>;
let kms: ReturnType<typeof kmsStub>;
beforeEach(() => {
  [s3, kms] = [bucketStub(), kmsStub()];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(input, init);
    const { hostname } = new URL(request.url);
    return (hostname.startsWith('kms.') ? kms : s3).answer(request);
  });
});
afterEach(() => vi.unstubAllGlobals());

const region = 'cn-north-1';
const urlSuffix = 'amazonaws.com.cn';
const credentialsFor = async (tenant: string) => ({
  accessKeyId: 'AK',
  secretAccessKey: 'SK',
  sessionToken: `ST-${tenant}`,
});
const bucketNamed = (bucket: string) => openBucket({ bucket, region, urlSuffix }, credentialsFor);
const openFiles = (): LogFiles =>
  createS3LogFiles({ locked: bucketNamed('mingcha-log'), parts: bucketNamed('mingcha-files') });
const bytes = (text: string) => new TextEncoder().encode(text);

logFilesContract('S3', openFiles);

describe('log files in S3', () => {
  it('lie locked where they are for good and unlocked where they are partial', async () => {
    const files = openFiles();
    await files.create('620300', 'tile/0/000', bytes('x'));
    await files.create('620300', 'head/256', bytes('x'));
    await files.putPartial('620300', 'tile/entries/001.p/44', bytes('x'));
    expect([...s3.objects.keys()]).toEqual([
      'mingcha-log/tile/620300/0/000',
      'mingcha-log/head/620300/9007199254740735-256',
      'mingcha-files/log-parts/620300/entries/001.p/44',
    ]);
  });

  it('find the largest of many heads by one request', async () => {
    const files = openFiles();
    for (let size = 1; size <= 30; size++) await files.create('620300', `head/${size}`, bytes('x'));
    s3.asked.length = 0;
    expect(await files.largestHead('620300')).toBe(30);
    expect(s3.asked).toEqual(['GET mingcha-log/']);
  });

  it.each([['lost'], [503], ['silent'], [409]] as const)(
    'are created once, and known as one`s own, when the first attempt meets %s',
    async (fault) => {
      const files = openFiles();
      s3.faults.push(fault);
      expect(await files.create('620300', 'head/1', bytes('own'))).toBe(true);
      expect(await files.read('620300', 'head/1')).toEqual(bytes('own'));
      expect(await files.create('620300', 'head/1', bytes('own'))).toBe(false);
    },
  );

  it.each([['silent'], [503], [409]] as const)(
    'are not told as one`s own when another wrote while an attempt met %s',
    async (fault) => {
      const files = openFiles();
      await files.create('620300', 'head/1', bytes('another'));
      s3.faults.push(fault);
      expect(await files.create('620300', 'head/1', bytes('own'))).toBe(false);
      expect(await files.read('620300', 'head/1')).toEqual(bytes('another'));
    },
  );

  it('are a fault and not missing where S3 refuses or stays away', async () => {
    const files = openFiles();
    s3.faults.push(503, 503, 503);
    await expect(files.read('620300', 'head/1')).rejects.toThrow('503');
    s3.faults.push(503, 503, 503);
    await expect(files.largestHead('620300')).rejects.toThrow('503');
    s3.faults.push(503, 503, 503);
    await expect(files.create('620300', 'head/1', bytes('x'))).rejects.toThrow('503');
  });

  it('are read past a moment`s fault, and a lost write of a partial is written again', async () => {
    const files = openFiles();
    s3.faults.push('lost');
    await files.putPartial('620300', 'tile/0/000.p/1', bytes('x'));
    s3.faults.push(503);
    expect(await files.read('620300', 'tile/0/000.p/1')).toEqual(bytes('x'));
    expect(s3.asked.filter((each) => each.startsWith('PUT'))).toHaveLength(2);
  });
});

describe('a log in S3', () => {
  let log: TestLog;
  beforeAll(async () => {
    log = await startTestLog();
  });
  afterAll(() => log.stop());

  it('goes on past answers that are lost and requests that are refused for a moment, as one tree', async () => {
    const keys = createKmsLogKeys(
      { keyArn: 'arn:aws-cn:kms:cn-north-1:1:key/log', region, urlSuffix },
      bucketNamed('mingcha-log'),
      credentialsFor,
    );
    Object.assign(log.deps, { files: openFiles(), keys });
    const store = await log.newStore();
    for (const at of [0, 3, 6, 9]) {
      await log.log(store, 90);
      s3.faults.push(
        ...Array.from<undefined>({ length: at }),
        'lost',
        undefined,
        503,
        undefined,
        'lost',
        'silent',
      );
      await log.settle(store);
      s3.faults.length = 0;
    }
    expect((await checkLog(log, store)).size).toBe(360);
    const partial = [...s3.objects.keys()].filter((name) => name.includes('/0/000.p/'));
    expect(partial).toEqual([]);
  });

  it('is kept from a backup that has grown back by what the bucket holds', async () => {
    Object.assign(log.deps, { files: openFiles() });
    const store = await log.newStore();
    await log.log(store, 20);
    await log.settle(store);
    for (const entity of ['LOGSIZE', 'LOGHEAD', 'LOGENTRY', 'LOGSIGNED'])
      for (const item of await log.behind.items(store, entity)) await log.behind.remove(item);
    log.time.advance(60_000);
    await log.log(store, 25, 'f');
    await expect(log.settle(store)).rejects.toMatchObject({ code: 'forked' });
  });
});

describe('the keys of logs', () => {
  const keyArn = 'arn:aws-cn:kms:cn-north-1:123456789012:key/log';
  const openKeys = (arn = keyArn) =>
    createKmsLogKeys({ keyArn: arn, region, urlSuffix }, bucketNamed('mingcha-log'), credentialsFor);
  const origin = 'mingcha.test/public/620300/log';

  it('sign what their public half verifies, and are the same for the next sequencer', async () => {
    const { key, sign } = await openKeys().open('620300', origin);
    const message = bytes('a head');
    expect(nodeTools.verify(key.key, message, await sign(message))).toBe(true);
    expect(key.name).toBe(origin);
    expect((await openKeys().open('620300', origin)).key).toEqual(key);
    expect((await openKeys().open('620800', origin)).key.key).not.toEqual(key.key);
  });

  it('are sealed in the context of their city and opened once a process', async () => {
    const keys = openKeys();
    await keys.open('620300', origin);
    await keys.open('620300', origin);
    const context = { KeyId: keyArn, EncryptionContext: { tenant: '620300' } };
    expect(kms.asked).toEqual([
      { operation: 'Encrypt', ...context },
      { operation: 'Decrypt', ...context },
    ]);
    const sealed = s3.objects.get('mingcha-log/key/620300/seed')!;
    expect(sealed.length).toBeGreaterThan(32);
  });

  it('of another city do not open in this one`s context, nor under another key', async () => {
    await openKeys().open('620300', origin);
    s3.objects.set('mingcha-log/key/620800/seed', s3.objects.get('mingcha-log/key/620300/seed')!);
    await expect(openKeys().open('620800', origin)).rejects.toThrow('InvalidCiphertext');
    await expect(openKeys(`${keyArn}2`).open('620300', origin)).rejects.toThrow('InvalidCiphertext');
  });

  it('are one where two sequencers make them at once: one wins, the other takes it', async () => {
    const all = await Promise.all(
      [openKeys(), openKeys(), openKeys()].map((keys) => keys.open('620300', origin)),
    );
    expect(kms.asked.filter(({ operation }) => operation === 'Encrypt')).toHaveLength(3);
    for (const { key } of all) expect(key).toEqual(all[0]!.key);
    expect((await openKeys().open('620300', origin)).key).toEqual(all[0]!.key);
  });

  it('that could not be opened once are opened at the next try', async () => {
    const keys = openKeys();
    s3.faults.push(503, 503, 503);
    await expect(keys.open('620300', origin)).rejects.toThrow('503');
    expect((await keys.open('620300', origin)).key.name).toBe(origin);
  });
});
