import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem, problems } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import { sendProblem } from '../served/sendProblem.ts';

export type FolderFilesInit = {
  folder: string;
  /** 32 secret bytes that sign addresses. */
  key: Uint8Array;
  publicUrl: string;
  clock: () => Date;
  /** Largest upload in bytes. */
  maxUpload?: number;
};

export type FolderFiles = FileStore & {
  /** Answers `/files/…`: an upload or a download by a signed address. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Grant = {
  tenant: string;
  key: string;
  method: 'GET' | 'PUT';
  until: number;
  fileName?: string;
  /** Bytes that an upload must have. */
  size?: number | undefined;
};

const validity = 15 * 60_000;

/** Files of all tenants in a folder: what S3 is on AWS. */
export function createFolderFiles(init: FolderFilesInit): FolderFiles {
  const { folder, key: secret, publicUrl, clock, maxUpload = 200_000_000 } = init;

  /** A name made of hex digits only, so that no key can lead out of the folder or into another tenant's. */
  const pathOf = (tenant: string, key: string) =>
    join(
      folder,
      createHash('sha256')
        .update(JSON.stringify([tenant, key]))
        .digest('hex'),
    );
  const mac = (text: string) => createHmac('sha256', secret).update(`file\0${text}`).digest();

  async function put(tenant: string, key: string, body: AsyncIterable<Uint8Array> | Uint8Array) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = pathOf(tenant, key);
    const fresh = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      const source = body instanceof Uint8Array ? [body] : body;
      // Opened before anything can break off: a stream that opens by itself may do so after its file was removed.
      const file = await open(fresh, 'wx', 0o600);
      await pipeline(source, file.createWriteStream());
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  }

  async function openFile(tenant: string, key: string): Promise<Readable | undefined> {
    const handle = await open(pathOf(tenant, key)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return handle?.createReadStream();
  }

  function sign(grant: Omit<Grant, 'until'>): string {
    const until = clock().getTime() + validity;
    const text = Buffer.from(JSON.stringify({ ...grant, until })).toString('base64url');
    return `${publicUrl}/files/${text}.${mac(text).toString('base64url')}`;
  }

  function grantOf(request: IncomingMessage): Grant {
    const [, text = '', signature = ''] = /^\/files\/([\w-]+)\.([\w-]+)$/.exec(request.url ?? '') ?? [];
    const given = Buffer.from(signature, 'base64url');
    const expected = mac(text);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw expired();
    const grant = JSON.parse(Buffer.from(text, 'base64url').toString()) as Grant;
    if (grant.until <= clock().getTime() || grant.method !== request.method) throw expired();
    return grant;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { tenant, key, method, fileName, size } = grantOf(request);
    if (method === 'PUT') {
      if (size !== undefined && request.headers['content-length'] !== String(size)) throw otherSize(size);
      await put(tenant, key, limited(request, size ?? maxUpload));
      response.writeHead(200).end();
      return;
    }
    const file = await openFile(tenant, key);
    if (!file) throw problems.notFound('该文件');
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName ?? 'file')}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    await pipeline(file, response);
  }

  return {
    put,
    open: openFile,
    downloadUrl: async (tenant, key, fileName) => sign({ tenant, key, method: 'GET', fileName }),
    remove: (tenant, key) => rm(pathOf(tenant, key), { force: true }),
    uploadUrl: async (tenant, key, size) => ({
      url: sign({ tenant, key, method: 'PUT', size }),
      method: 'PUT',
      headers: {},
    }),
    answer: (request, response) =>
      answer(request, response).catch((error: NodeJS.ErrnoException) => {
        const problem = error.code === 'ENOSPC' ? problems.diskFull() : error;
        if (!(problem instanceof Problem)) throw error;
        sendProblem(response, problem);
      }),
  };
}

const expired = () =>
  new Problem({
    status: 403,
    code: 'file-link-invalid',
    title: '文件地址无效',
    detail: '文件地址无效或已过期，请返回页面重新获取。',
  });

const otherSize = (size: number) =>
  new Problem({
    status: 400,
    code: 'file-size-differs',
    title: '文件大小不符',
    detail: `此地址只接收 ${size} 字节的文件，请重新选择文件后再上传。`,
  });

/** Passes bytes on until there are too many. The connection stays open, so that the refusal can be read. */
async function* limited(request: IncomingMessage, max: number): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > max) throw tooLarge(max);
    yield part;
  }
}

const tooLarge = (max: number) =>
  new Problem({
    status: 413,
    code: 'file-too-large',
    title: '文件过大',
    detail: `文件不能超过 ${Math.floor(max / 1_000_000)} MB，请拆分后分批上传。`,
  });
