import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createOnError } from '@mingcha/http';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { folderSite } from './folder.ts';
import { createSite } from './site.ts';

const text = (value: string) => new TextEncoder().encode(value);
const files: Record<string, Uint8Array> = {
  'portal/index.html': text('<!doctype html><title>明察</title>'),
  'portal/assets/portal/app-1a2b.js': text('let x = 1;'.repeat(200)),
  'docs/swagger-ui.css': text('a{}'),
  'help/index.html': text('<!doctype html><h1>用户手册</h1>'),
  'help/draws.html': text('<!doctype html><h1>双随机抽查</h1>'),
  'help/shots/draws.webp': text('RIFF'),
  'download/mingcha-witness.mjs': text('export {};'),
};
const asked: string[] = [];
const site = createSite({
  read: async (path) => {
    asked.push(path);
    return files[path];
  },
});
const app = new Hono();
app.onError(createOnError(() => undefined));
app.get('/public/*', site.page('portal'));
app.get('/assets/portal/*', site.asset('portal', '/'));
app.get('/help/*', site.help());
app.get('/docs/*', site.docs());
app.get('/download/:name', site.download());

describe('the site', () => {
  it('gives the one page at every address of an app, never to be kept', async () => {
    for (const path of ['/public/620300', '/public/620300/draws/x/verify']) {
      const response = await app.request(path);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(response.headers.get('vary')).toContain('accept,');
      expect(await response.text()).toContain('明察');
    }
  });

  it('gives assets gzipped, once made, to be kept for ever', async () => {
    const ask = () =>
      app.request('/assets/portal/app-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } });
    const [first] = await Promise.all([ask(), ask()]);
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('cache-control')).toContain('immutable');
    expect(gunzipSync(await first.arrayBuffer()).toString()).toBe('let x = 1;'.repeat(200));
    expect(asked.filter((path) => path.endsWith('.js'))).toHaveLength(1);
  });

  it('spares a browser what it has already', async () => {
    const etag = (await app.request('/public/x')).headers.get('etag')!;
    expect((await app.request('/public/x', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('gives the program of a witness as a file, in the version that is there now', async () => {
    const response = await app.request('/download/mingcha-witness.mjs');
    expect(response.headers.get('content-disposition')).toBe('attachment');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe('export {};');
  });

  it('gives the chapters of the manual with their pictures, and the contents in place of a chapter that is not there', async () => {
    expect(await (await app.request('/help/')).text()).toContain('用户手册');
    const chapter = await app.request('/help/draws');
    expect(await chapter.text()).toContain('双随机抽查');
    expect(chapter.headers.get('cache-control')).toBe('no-cache');
    expect((await app.request('/help/shots/draws.webp')).headers.get('content-type')).toBe('image/webp');
    for (const gone of ['/help/gone', '/help/shots/gone'])
      expect((await app.request(gone)).headers.get('location')).toBe('/help/');
    expect((await app.request('/help/shots/gone.webp')).status).toBe(404);
  });

  it.each([
    '/download/no.mjs',
    '/download/..%2fsecret',
    '/assets/portal/../../secret.js',
    '/assets/portal/%2e%2e/%2e%2e/secret',
    '/assets/portal/no.js',
    '/docs/no.css',
  ])('has nothing at %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });

  it('once kept a copy of a file in memory for every number of slashes in its address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingcha-site-'));
    await writeFile(join(folder, 'app-3c4d.js'), 'let x = 1;');
    const read: string[] = [];
    const { read: fromFolder } = folderSite({ portal: folder });
    const { asset } = createSite({
      read: (path) => {
        read.push(path);
        return fromFolder(path);
      },
    });
    const slashes = new Hono().get('/*', asset('portal', '/'));
    slashes.onError(createOnError(() => undefined));
    const statusAt = async (path: string) => (await slashes.request(path)).status;
    expect(await statusAt('/app-3c4d.js')).toBe(200);
    for (const path of ['//app-3c4d.js', '///app-3c4d.js', '//////app-3c4d.js'])
      expect([path, await statusAt(path)]).toEqual([path, 404]);
    expect(read).toEqual(['portal/app-3c4d.js']);
    await rm(folder, { recursive: true });
  });

  it('shows the description of the API with its own files only', async () => {
    const page = await (await app.request('/docs/')).text();
    expect(page).not.toMatch(/https?:\/\//);
    expect(await (await app.request('/docs/start.js')).text()).toContain('/v1/openapi.json');
    expect((await app.request('/docs/swagger-ui.css')).headers.get('content-type')).toContain('text/css');
  });
});
