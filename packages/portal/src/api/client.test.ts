import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorOf, request } from './client.ts';

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((incoming, outgoing) => {
    if (incoming.url === '/html') return outgoing.writeHead(200).end('<!doctype html>');
    if (incoming.url === '/problem') {
      outgoing.writeHead(409, { 'Content-Type': 'application/problem+json' });
      return outgoing.end(JSON.stringify({ code: 'draw-state', title: '状态已变', detail: '请刷新' }));
    }
    outgoing.writeHead(200, { 'Content-Type': 'application/json' });
    outgoing.end(
      JSON.stringify({
        accept: incoming.headers.accept,
        auth: incoming.headers.authorization,
        method: incoming.method,
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((done) => server.close(done)));

test('asks for JSON, posts when there is a body, and carries the token', async () => {
  expect(await request(`${base}/`)).toEqual({ accept: 'application/json', method: 'GET' });
  expect(await request(`${base}/`, { token: 't', body: {} })).toMatchObject({
    auth: 'Bearer t',
    method: 'POST',
  });
});

test('a problem document is shown in its own words', async () => {
  await expect(request(`${base}/problem`)).rejects.toMatchObject({
    status: 409,
    code: 'draw-state',
    message: '状态已变',
    detail: '请刷新',
  });
});

test('an HTML answer where JSON was asked for is an error, not an empty page', async () => {
  await expect(request(`${base}/html`)).rejects.toMatchObject({ code: 'not-json' });
});

test('an unreachable server is status 0', async () => {
  await expect(request('http://127.0.0.1:1/')).rejects.toMatchObject({ status: 0, code: 'offline' });
});

test('an answer without a problem document still gets words', () => {
  expect(errorOf(404, undefined).message).toBe('没有找到这一页');
  expect(errorOf(502, '<html>').message).toBe('服务器暂时无法回答');
});
