import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from './gateway.ts';

const big = { text: '企业'.repeat(2_000) };
const bytes = randomBytes(5_000);
const reported: unknown[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  const api = new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/v1/big', (c) => c.json(big, 200, { etag: '"7"' }))
    .get('/v1/bytes', (c) => c.body(bytes, 200, { 'content-type': 'application/octet-stream' }))
    .post('/v1/echo', async (c) => c.json({ length: (await c.req.arrayBuffer()).byteLength }))
    .delete('/v1/thing', bodyLimit({ maxSize: 10 }), (c) => c.body(null, 204));
  const portal = new Hono().get('*', (c) => c.html('<p>portal</p>'));
  const answer = createGateway({
    api,
    portal,
    oidc: async (_, response) => void response.end('oidc'),
    files: async () => {
      throw new Error('the disk is gone');
    },
    publicUrl: `http://localhost:${port}`,
    report: (error) => reported.push(error),
    maxBody: 1_000,
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers, redirect: 'manual' });

/** What `fetch` would not send. */
const odd = async (method: string, headers: Record<string, string> = {}) => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${origin}/healthz`, { method, headers, agent: false }, resolve).on('error', reject).end();
  });
  return { status: response.statusCode, body: await json(response) };
};

describe('the gateway', () => {
  it('sends each address to who answers it', async () => {
    expect(await (await get('/oidc/auth')).text()).toBe('oidc');
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/public/620300')).text()).toContain('portal');
    expect(await (await get('/v1x')).text()).toContain('portal');
  });

  it('sets headers that keep pages from being framed, sniffed or made to load from elsewhere', async () => {
    for (const path of ['/', '/healthz', '/oidc/auth', '/v1/big']) {
      const { headers } = await get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/);
    }
  });

  it('compresses large JSON for who takes it, and keeps the ETag as it is', async () => {
    const packed = await get('/v1/big', { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toContain('accept-encoding');
    expect(packed.headers.get('etag')).toBe('"7"');
    expect(await packed.json()).toEqual(big);
    const plain = await get('/v1/big', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.json()).toEqual(big);
  });

  it('leaves small JSON and other bytes alone', async () => {
    expect((await get('/healthz', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBeNull();
    const response = await get('/v1/bytes', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), bytes)).toBe(0);
  });

  it('refuses bodies over the limit, said or streamed, with a problem', async () => {
    const post = (body: string | ReadableStream, more: object = {}) =>
      fetch(`${origin}/v1/echo`, { method: 'POST', body, ...more });
    expect(await (await post('x'.repeat(1_000))).json()).toEqual({ length: 1_000 });
    const streamed = () => new Blob(['x'.repeat(1_001)]).stream();
    for (const response of [await post('x'.repeat(1_001)), await post(streamed(), { duplex: 'half' })]) {
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'body-too-large' });
    }
  });

  it('keeps the connection of a client that sends too much', async () => {
    const response = await fetch(`${origin}/v1/echo`, { method: 'POST', body: 'x'.repeat(2_000) });
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'keep-alive']);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('hands on what comes without a length: every DELETE of a page was an error', async () => {
    const gone = await fetch(`${origin}/v1/thing`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    const streamed = new Blob(['x'.repeat(500)]).stream();
    const echo = await fetch(`${origin}/v1/echo`, {
      method: 'POST',
      body: streamed,
      duplex: 'half',
    } as object);
    expect(await echo.json()).toEqual({ length: 500 });
  });

  it('leads browsers from 127.0.0.1 to localhost, where sign-in is at home', async () => {
    const page = await get('/console/?a=1', { accept: 'text/html' });
    expect(page.status).toBe(307);
    expect(page.headers.get('location')).toBe(`${origin.replace('127.0.0.1', 'localhost')}/console/?a=1`);
    expect((await get('/healthz', { accept: 'application/json' })).status).toBe(200);
  });

  it('refuses TRACE and a host that is none with a problem: they got a 500 and a 400 without a word', async () => {
    const known = reported.length;
    expect(await odd('TRACE')).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(await odd('GET', { host: 'a b' })).toMatchObject({
      status: 400,
      body: { code: 'malformed-request' },
    });
    expect(reported).toHaveLength(known);
  });

  it('answers what nobody expected with a problem and reports it', async () => {
    const response = await get('/files/x');
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: 'internal' });
    expect(String(reported.at(-1))).toContain('the disk is gone');
  });
});
