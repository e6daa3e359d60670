import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

export type PostOptions = {
  /** Lets plain http and private addresses through: for a machine of one's own and for tests. */
  allowPrivate: boolean;
  /** Milliseconds for all of it. */
  timeout?: number;
};

const defaultTimeout = 5_000;
/** Bytes of an answer that are waited for; nothing of it is kept. */
const answerLimit = 16_384;

/** Why a call was not made or came to nothing; `message` is shown to who subscribed. */
export class CallFailed extends Error {}

const refused = () => new CallFailed('地址解析到内网或本机，已拒绝');

/** Looks a name up and lets only public addresses through; the connection goes to what was checked, not to a second look. */
const publicOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
      return callback(refused(), '', 0);
    if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/**
 * Posts to an address that somebody else chose, and resolves to the answer's status. Redirects are not followed, of the
 * answer no more than 16 KB is read. Rejects with `CallFailed` where there was no answer, or no call at all.
 */
export function post(
  address: string,
  body: string,
  headers: Record<string, string>,
  { allowPrivate, timeout = defaultTimeout }: PostOptions,
): Promise<number> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((done, fail) => {
    if (!allowPrivate && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))))
      return fail(refused());
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(timeout),
        ...(!allowPrivate && { lookup: publicOnly }),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > answerLimit) response.destroy();
        });
        response.on('error', (error) => fail(failure(error)));
        response.on('close', () => done(status));
      },
    );
    request.on('error', (error) => fail(failure(error)));
    request.end(body);
  });
}

function failure(error: Error & { code?: string }): CallFailed {
  if (error instanceof CallFailed) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return new CallFailed('对方未在 5 秒内应答');
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return new CallFailed('地址无法解析');
  if (error.code === 'ECONNREFUSED') return new CallFailed('对方拒绝连接');
  return new CallFailed(`连接失败（${error.code ?? '未知原因'}）`);
}
