import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../testing.ts';
import { createFolderFiles, type FolderFiles } from './files.ts';

let parent: string;
let folder: string;
let server: Server;
let files: FolderFiles;
const clock = testClock();

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'mingcha-files-'));
  folder = join(parent, 'files');
  server = createServer((request, response) => void files.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  files = createFolderFiles({
    folder,
    key: new Uint8Array(32).fill(3),
    publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clock: clock.now,
    maxUpload: 1_000,
  });
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(parent, { recursive: true });
});

async function textOf(tenant: string, key: string): Promise<string | undefined> {
  const file = await files.open(tenant, key);
  if (!file) return undefined;
  const parts: Uint8Array[] = [];
  for await (const part of file) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('files', () => {
  it('are read as they were put, and again', async () => {
    await files.put('620300', 'imports/a.csv', Buffer.from('一'));
    await files.put(
      '620300',
      'imports/b.csv',
      (async function* () {
        yield Buffer.from('x');
        yield Buffer.from('y');
      })(),
    );
    expect(await textOf('620300', 'imports/a.csv')).toBe('一');
    expect(await textOf('620300', 'imports/a.csv')).toBe('一');
    expect(await textOf('620300', 'imports/b.csv')).toBe('xy');
    expect(await textOf('620300', 'imports/c.csv')).toBeUndefined();
  });

  it('are removed, and were there or not', async () => {
    await files.put('620300', 'attachments/a', Buffer.from('一'));
    for (let i = 0; i < 2; i++) await files.remove('620300', 'attachments/a');
    expect(await textOf('620300', 'attachments/a')).toBeUndefined();
  });

  it('of another tenant are not there, under any key', async () => {
    await files.put('620300', 'secret', Buffer.from('A'));
    for (const key of ['secret', '../620300/secret', '620300/secret'])
      expect(await textOf('620800', key)).toBeUndefined();
  });

  it.each(['../../escape', '/etc/escape', '..', 'a/../../b', 'nul\0byte', ''])(
    'stay in the folder when the key is %j',
    async (key) => {
      await files.put('620300', key, Buffer.from('here'));
      expect(await textOf('620300', key)).toBe('here');
      expect(await readdir(parent)).toEqual(['files']);
    },
  );

  it('are whole or not there: a broken source leaves nothing behind', async () => {
    const broken = (async function* () {
      yield Buffer.from('half');
      throw new Error('gone');
    })();
    const before = (await readdir(folder)).length;
    await expect(files.put('620300', 'broken', broken)).rejects.toThrow('gone');
    expect(await textOf('620300', 'broken')).toBeUndefined();
    expect((await readdir(folder)).length).toBe(before);
  });
});

describe('signed addresses', () => {
  it('upload and download for a quarter of an hour', async () => {
    const { url, method } = await files.uploadUrl('620300', 'up');
    expect((await fetch(url, { method, body: 'content' })).status).toBe(200);
    expect(await textOf('620300', 'up')).toBe('content');
    const download = await files.downloadUrl('620300', 'up', '名录.csv');
    const response = await fetch(download);
    expect(await response.text()).toBe('content');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('名录.csv')}`,
    );
    clock.advance(15 * 60_000);
    expect((await fetch(download)).status).toBe(403);
    expect((await fetch(url, { method, body: 'late' })).status).toBe(403);
    expect(await textOf('620300', 'up')).toBe('content');
  });

  it('are for one file and one method', async () => {
    await files.put('620300', 'one', Buffer.from('1'));
    const download = await files.downloadUrl('620300', 'one', 'one');
    expect((await fetch(download, { method: 'PUT', body: 'other' })).status).toBe(403);
    const [text, signature] = download.slice(download.lastIndexOf('/') + 1).split('.');
    const grant = JSON.parse(Buffer.from(text!, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...grant, tenant: '620800' })).toString('base64url');
    const base = download.slice(0, download.lastIndexOf('/'));
    expect((await fetch(`${base}/${forged}.${signature}`)).status).toBe(403);
    expect((await fetch(`${base}/../secrets.json`)).status).toBe(403);
  });

  it('take no more than the limit', async () => {
    const { url, method } = await files.uploadUrl('620300', 'large');
    const response = await fetch(url, { method, body: 'x'.repeat(1_001) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'file-too-large' });
    expect(await textOf('620300', 'large')).toBeUndefined();
  });

  it('take exactly as many bytes as were announced', async () => {
    const { url, method } = await files.uploadUrl('620300', 'exact', 3);
    for (const body of ['ab', 'abcd']) {
      const response = await fetch(url, { method, body });
      expect([response.status, (await response.json()) as object]).toMatchObject([
        400,
        { code: 'file-size-differs' },
      ]);
    }
    expect((await fetch(url, { method, body: 'abc' })).status).toBe(200);
  });

  it('answer 404 for a file that is not there', async () => {
    expect((await fetch(await files.downloadUrl('620300', 'nowhere', 'x'))).status).toBe(404);
  });
});
