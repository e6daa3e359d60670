import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { CloudStub } from './cloudStub.ts';

/** What a bundle finds around it. */
export type Surroundings = {
  cloud: CloudStub;
  table: { adminEndpoint: string; tableName: string };
  /** The folder with the pages. */
  site: string;
};

export type Answer = Record<string, unknown>;

/** A process that has loaded a bundle and gives it events until it is stopped, as Lambda does. */
export type Sandbox = {
  /** Gives the handler an event, also while it has others. Throws what it throws, and when the process ends. */
  invoke(event: unknown): Promise<Answer>;
  /** The same with the processor time that passed in the process, in ms. */
  time(event: unknown): Promise<{ answer: Answer; cpu: number }>;
  stop(): void;
};

/** Starts a bundle in a process of its own, as Lambda would, gives it one event and returns the answer. */
export async function invokeBundle(file: string, event: unknown, around: Surroundings): Promise<Answer> {
  const sandbox = startSandbox(file, around);
  try {
    return await sandbox.invoke(event);
  } finally {
    sandbox.stop();
  }
}

type Told = { id: number; answer?: Answer; thrown?: string; cpu: number };

/** Starts a bundle in a process of its own. */
export function startSandbox(file: string, { cloud, table, site }: Surroundings): Sandbox {
  const script = `
    import http from 'node:http';
    import https from 'node:https';
    import { syncBuiltinESMExports } from 'node:module';
    // A subscriber of webhooks has a public address; here the stub answers for it.
    const overHttps = https.request;
    https.request = (url, { lookup, ...options }, use) =>
      url.hostname === 'subscriber.example'
        ? http.request(new URL('/subscriber', process.env.AWS_ENDPOINT_URL), options, use)
        : overHttps(url, { lookup, ...options }, use);
    syncBuiltinESMExports();
    const real = fetch;
    globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const { host } = new URL(request.url);
      if (/^(kms|mingcha-[a-z]+\\.s3)\\.cn-northwest-1\\.amazonaws\\.com\\.cn$/.test(host)) {
        const headers = new Headers(request.headers);
        headers.set('x-asked', request.url);
        const body = request.method === 'GET' ? {} : { body: await request.arrayBuffer() };
        return real(process.env.AWS_ENDPOINT_URL, { method: request.method, headers, ...body });
      }
      if (!host.startsWith('secretsmanager.cn-northwest-1.amazonaws.com.cn')) return real(request);
      return real(process.env.AWS_ENDPOINT_URL, { method: 'POST', headers: request.headers, body: await request.text() });
    };
    const { handler } = await import(${JSON.stringify(file)});
    if (typeof handler !== 'function') throw new Error('no handler');
    process.on('message', async ({ id, event }) => {
      const before = process.cpuUsage();
      const told = await Promise.resolve(handler(event, { awsRequestId: 'r', functionName: 'f' })).then(
        (answer) => ({ answer: answer ?? {} }),
        (error) => ({ thrown: String(error) }),
      );
      const { user, system } = process.cpuUsage(before);
      process.send({ id, ...told, cpu: (user + system) / 1000 });
    });
    process.on('disconnect', () => process.exit());`;
  const env = {
    PATH: process.env.PATH,
    NODE_NO_WARNINGS: '1',
    AWS_REGION: 'cn-northwest-1',
    AWS_ACCESS_KEY_ID: 'FUNCTION',
    AWS_SECRET_ACCESS_KEY: 'function',
    AWS_ENDPOINT_URL: cloud.url,
    AWS_ENDPOINT_URL_DYNAMODB: table.adminEndpoint,
    TABLE_NAME: table.tableName,
    DATA_ROLE_ARN: 'arn:aws-cn:iam::123456789012:role/data',
    BUCKET_NAME: 'mingcha-files',
    LOG_BUCKET_NAME: 'mingcha-log',
    LOG_KEY_ARN: 'arn:aws-cn:kms:cn-northwest-1:123456789012:key/log',
    QUEUE_URL: `${cloud.url}/jobs`,
    LOOK_QUEUE_URL: `${cloud.url}/looks`,
    ENTRY_QUEUE_URL: `${cloud.url}/entries`,
    ISSUER: cloud.url,
    AUDIENCE: 'urn:mingcha:api',
    CLIENT_ID: 'console',
    SIGN_IN_ORIGINS: cloud.url,
    PUBLIC_URL: 'https://mingcha.example.gov.cn',
    CURSOR_KEY_SECRET_ARN: 'arn:aws-cn:secretsmanager:cn-northwest-1:123456789012:secret:cursor',
    BEACON_ENDPOINTS: '',
    WITNESS_PROGRAM: 'c'.repeat(64),
    URL_SUFFIX: 'amazonaws.com.cn',
    SITE_DIR: site,
  };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    // Far from the repository, whose packages it must not find.
    cwd: dirname(dirname(file)),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, { resolve(told: Told): void; reject(error: unknown): void }>();
  let said = '';
  let last = 0;
  child.stderr!.on('data', (text) => (said += text));
  child.on('message', (told: Told) => {
    waiting.get(told.id)?.resolve(told);
    waiting.delete(told.id);
  });
  child.on('close', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the bundle ended with ${code}: ${said}`));
  });
  const tell = (event: unknown) =>
    new Promise<Told>((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      child.send({ id: last, event }, (error) => error && reject(error));
    });
  const time = async (event: unknown) => {
    const { answer, thrown, cpu } = await tell(event);
    if (thrown !== undefined) throw new Error(thrown);
    return { answer: answer!, cpu };
  };
  return {
    time,
    invoke: async (event) => (await time(event)).answer,
    stop: () => child.disconnect(),
  };
}

/** An event as the HTTP API hands it over. */
export function eventOf(
  method: string,
  address: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Uint8Array } = {},
) {
  const [path = '', query = ''] = address.split('?');
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: { host: 'mingcha.example.gov.cn', ...headers },
    requestContext: {
      domainName: 'mingcha.example.gov.cn',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      stage: '$default',
    },
    ...(body !== undefined && { body: Buffer.from(body).toString('base64') }),
    isBase64Encoded: body !== undefined,
  };
}
