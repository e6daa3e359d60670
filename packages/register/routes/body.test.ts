import { type ApiEnv, createOnError } from '@mingcha/http';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { requireMatch, takeBody } from './body.ts';

const app = new Hono<ApiEnv>();
app.onError(createOnError(() => {}));
app.post('/take', async (c) => {
  if (c.req.header('peeked')) await c.req.arrayBuffer();
  const body = await takeBody(c, 4, 10);
  if ('bytes' in body) return c.text(`whole ${Buffer.from(body.bytes)}`);
  const parts = [];
  for await (const part of body.stream) parts.push(part);
  return c.text(`stream ${Buffer.concat(parts)}`);
});
app.get('/match/:etag?', (c) => {
  requireMatch(c, c.req.param('etag'));
  return c.text('holds');
});

it.each([
  [[], 200, 'whole '],
  [['abcd'], 200, 'whole abcd'],
  [['ab', 'cd', 'ef', 'gh'], 200, 'stream abcdefgh'],
  [['abcdefghijk'], 413, 'file-too-large'],
  [['abcde', 'fghijk'], 413, 'file-too-large'],
])('a body of %j is taken whole, as a stream, or refused', async (pieces, status, text) => {
  const body = new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(Buffer.from(piece));
      controller.close();
    },
  });
  const response = await app.request('/take', { method: 'POST', body, duplex: 'half' } as never);
  expect(response.status).toBe(status);
  expect(await response.text()).toContain(text);
});

it('a body that was looked at before is taken all the same', async () => {
  const response = await app.request('/take', { method: 'POST', body: 'abcdef', headers: { peeked: '1' } });
  expect(await response.text()).toBe('stream abcdef');
});

it.each([
  ['a1', { 'if-match': '"a1"' }, 200],
  ['a1', { 'if-match': 'W/"a1"' }, 200],
  ['a1', { 'if-match': '*' }, 200],
  ['a1', { 'if-match': '"a2"' }, 412],
  ['a1', { 'if-none-match': '*' }, 412],
  ['a1', {}, 428],
  ['', { 'if-match': '*' }, 412],
  ['', { 'if-match': '"a1"' }, 412],
  ['', { 'if-none-match': '*' }, 200],
  ['', {}, 428],
])('what is there as %j under %j answers %i', async (etag, headers, status) => {
  expect((await app.request(etag ? `/match/${etag}` : '/match', { headers: headers as never })).status).toBe(
    status,
  );
});
