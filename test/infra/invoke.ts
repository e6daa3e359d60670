import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { CloudStub } from './cloudStub.ts';

const run = promisify(execFile);

/** What a bundle finds around it. */
export type Surroundings = {
  cloud: CloudStub;
  table: { adminEndpoint: string; tableName: string };
  /** The folder with the pages. */
  site: string;
};

export type Answer = Record<string, unknown>;

/** Starts a bundle in a process of its own, as Lambda would, gives it one event and returns the answer. */
export async function invokeBundle(file: string, event: unknown, around: Surroundings): Promise<Answer> {
  const [answer] = await invokeInTurn(file, [event], around);
  if (answer!.thrown) throw new Error(String(answer!.thrown));
  return answer!;
}

/** The same with several events, one after the other in one process; where the handler throws, `{thrown}` says what. */
export async function invokeInTurn(
  file: string,
  events: readonly unknown[],
  around: Surroundings,
): Promise<Answer[]> {
  return (await timeInTurn(file, events, around)).answers;
}

/** The same with the processor time that each event took, in ms. */
export async function timeInTurn(
  file: string,
  events: readonly unknown[],
  { cloud, table, site }: Surroundings,
): Promise<{ answers: Answer[]; cpu: number[] }> {
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
    const answers = [];
    const cpu = [];
    for (const event of JSON.parse(process.env.EVENTS)) {
      const before = process.cpuUsage();
      answers.push(
        await Promise.resolve(handler(event, { awsRequestId: 'r', functionName: 'f' }))
          .then((answer) => answer ?? {}, (error) => ({ thrown: String(error) })),
      );
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
    }
    process.stdout.write('\\nANSWERS ' + JSON.stringify({ answers, cpu }), () => process.exit());`;
  const env = {
    PATH: process.env.PATH,
    NODE_NO_WARNINGS: '1',
    EVENTS: JSON.stringify(events),
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
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env,
    // Far from the repository, whose packages it must not find.
    cwd: dirname(dirname(file)),
    maxBuffer: 64_000_000,
  });
  const answer = stdout.split('\n').find((line) => line.startsWith('ANSWERS '));
  return JSON.parse(answer!.slice('ANSWERS '.length)) as { answers: Answer[]; cpu: number[] };
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
