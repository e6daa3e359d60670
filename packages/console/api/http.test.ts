import { expect, test, vi } from 'vitest';
import { call, setTokenSource, withQuery } from './http.ts';

test('lists are repeated keys, and what is empty is left out', () => {
  expect(withQuery('/v1/x', { q: '', type: ['企业', '其他'], limit: 5, cursor: undefined })).toBe(
    `/v1/x?type=${encodeURIComponent('企业')}&type=${encodeURIComponent('其他')}&limit=5`,
  );
  expect(withQuery('/v1/x')).toBe('/v1/x');
});

test('an expired token is renewed once and the request repeated with the new one', async () => {
  const seen: string[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const token = new Headers(init.headers).get('authorization') ?? '';
    seen.push(token);
    const old = token === 'Bearer old';
    return new Response(old ? '{}' : '{"ok":true}', { status: old ? 401 : 200, headers: { etag: '"3"' } });
  });
  setTokenSource({ token: async () => 'old', renew: async () => 'new' });
  const response = await call<{ ok: boolean }>('GET', '/v1/me');
  expect(response.data.ok).toBe(true);
  expect(response.etag).toBe('"3"');
  expect(seen).toEqual(['Bearer old', 'Bearer new']);
  vi.unstubAllGlobals();
});

test('an unreachable server is a problem in words', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('failed to fetch');
  });
  await expect(call('GET', '/v1/me')).rejects.toMatchObject({ code: 'network', title: '连接不上服务器' });
  vi.unstubAllGlobals();
});
