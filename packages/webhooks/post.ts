import { lookup } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

export type CallOptions = {
  /** Lets plain http and private addresses through: for a machine of one's own and for tests. */
  allowPrivate: boolean;
  /** Milliseconds for all of it. */
  timeout?: number;
  /** Bytes of an answer that are read, 16 KB where it is missing; what comes behind is not waited for. */
  mostAnswer?: number;
};

const defaultTimeout = 5_000;
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

/** A call of an address that somebody else chose. */
export type Call = { method: 'GET' | 'POST'; url: string; body?: string; headers?: Record<string, string> };

/**
 * Calls an address that somebody else chose, and resolves to the answer's status and text. Redirects are not followed, of the
 * answer no more than `mostAnswer` is read. Rejects with `CallFailed` where there was no answer, or no call at all.
 */
export function exchange(
  { method, url: address, body = '', headers = {} }: Call,
  { allowPrivate, timeout = defaultTimeout, mostAnswer = answerLimit }: CallOptions,
): Promise<{ status: number; text: string }> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((done, fail) => {
    if (!allowPrivate && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isPublicAddress(host))))
      return fail(refused());
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(
      url,
      {
        method,
        headers: { ...headers, ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }) },
        agent: false,
        signal: AbortSignal.timeout(timeout),
        ...(!allowPrivate && { lookup: publicOnly }),
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > mostAnswer) response.destroy();
          else chunks.push(chunk);
        });
        response.on('error', (error) => fail(failure(error)));
        response.on('close', () => done({ status, text: Buffer.concat(chunks).toString() }));
      },
    );
    request.on('error', (error) => fail(failure(error)));
    request.end(body);
  });
}

/** Posts as `exchange` does, and resolves to the answer's status. */
export const post = async (
  url: string,
  body: string,
  headers: Record<string, string>,
  options: CallOptions,
): Promise<number> => (await exchange({ method: 'POST', url, body, headers }, options)).status;

/**
 * The address of a name that somebody else chose, for what is no HTTP. Rejects with `CallFailed` where it is unknown, or not one
 * of the public internet.
 */
export function resolvePublic(host: string, allowPrivate: boolean): Promise<string> {
  return new Promise((done, fail) => {
    const look: LookupFunction = allowPrivate ? lookup : publicOnly;
    look(host, {}, (error, address) => {
      if (error) fail(failure(error));
      else done(String(address));
    });
  });
}

function failure(error: NodeJS.ErrnoException): CallFailed {
  if (error instanceof CallFailed) return error;
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return new CallFailed('对方未在 5 秒内应答');
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') return new CallFailed('地址无法解析');
  if (error.code === 'ECONNREFUSED') return new CallFailed('对方拒绝连接');
  return new CallFailed(`连接失败（${error.code ?? '未知原因'}）`);
}
