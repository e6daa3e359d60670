import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { problems } from '@mingcha/kernel';
import type { Handler } from 'hono';
import { docsPage, docsScript } from './docs.ts';

/** Reads a file below the site's folder; undefined where there is none. `path` has no leading slash. */
export type SiteFiles = { read(path: string): Promise<Uint8Array | undefined> };

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};
const typeOf = (path: string) => types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
const compressible = /^(text\/|application\/(json|wasm)|image\/svg)/;

type Ready = {
  body: Uint8Array<ArrayBuffer>;
  gzipped: Uint8Array<ArrayBuffer> | undefined;
  type: string;
  etag: string;
};

/** Serves the built pages from memory, gzipped once. Names of assets carry their hash, so they never change. */
export function createSite(files: SiteFiles) {
  const kept = new Map<string, Promise<Ready | undefined>>();

  const load = (path: string) => {
    let ready = kept.get(path);
    if (!ready) {
      ready = files.read(path).then((bytes) => bytes && prepare(bytes, typeOf(path)));
      kept.set(path, ready);
      // What is missing now may have been built a moment later.
      ready.then((found) => found ?? kept.delete(path)).catch(() => kept.delete(path));
    }
    return ready;
  };

  const serve = async (path: string, cacheControl: string, request: Request): Promise<Response> => {
    const file = safe(path) ? await load(path) : undefined;
    if (!file) throw problems.notFound('该页面');
    const headers: Record<string, string> = {
      // The same address has data for clients that do not ask for a page.
      vary: 'accept, accept-encoding',
      'content-type': file.type,
      'cache-control': cacheControl,
      etag: file.etag,
    };
    if (request.headers.get('if-none-match') === file.etag)
      return new Response(null, { status: 304, headers });
    if (file.gzipped && request.headers.get('accept-encoding')?.includes('gzip')) {
      return new Response(file.gzipped, {
        headers: { ...headers, 'content-encoding': 'gzip' },
      });
    }
    return new Response(file.body, { headers });
  };

  return {
    /** The one page of an app, for every address; the app reads the address itself. */
    page:
      (app: 'portal' | 'console'): Handler =>
      (c) =>
        serve(`${app}/index.html`, 'no-cache', c.req.raw),
    /** The service worker of the console: its address stays, and a browser asks for the newest. */
    worker: (): Handler => (c) => serve('console/sw.js', 'no-cache', c.req.raw),
    asset:
      (app: 'portal' | 'console', base: string): Handler =>
      (c) =>
        serve(`${app}/${c.req.path.slice(base.length)}`, 'public, max-age=31536000, immutable', c.req.raw),
    /** A file to be kept, as the browser's user does; another version has the same name. */
    download: (): Handler => async (c) => {
      const response = await serve(`download/${c.req.param('name')}`, 'no-cache', c.req.raw);
      response.headers.set('content-disposition', 'attachment');
      return response;
    },
    /** The manual: a page for each chapter, and what lies beside them. A chapter that is not there leads to the contents. */
    help: (): Handler => async (c) => {
      const name = c.req.path.slice('/help/'.length) || 'index';
      const path = `help/${name.includes('.') ? name : `${name}.html`}`;
      if (path.endsWith('.html') && !(safe(path) && (await load(path)))) return c.redirect('/help/');
      return serve(path, 'no-cache', c.req.raw);
    },
    docs: (): Handler => (c) => {
      const name = c.req.path.slice('/docs/'.length);
      if (name === '') return c.html(docsPage);
      if (name === 'start.js') return c.body(docsScript, 200, { 'content-type': types.js! });
      return serve(`docs/${name}`, 'public, max-age=86400', c.req.raw);
    },
  };
}

/** One way only to write a path: as many ways as lead to a file, so many copies of it would be kept. */
const safe = (path: string) =>
  !/\.\.|[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.');

function prepare(bytes: Uint8Array, type: string): Ready {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const gzipped = compressible.test(type) ? new Uint8Array(gzipSync(bytes, { level: 9 })) : undefined;
  return { body: new Uint8Array(bytes), gzipped, type, etag };
}
