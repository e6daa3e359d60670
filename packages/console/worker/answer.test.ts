import { expect, test } from 'vitest';
import { answerOf } from './answer.ts';

const origin = 'https://mingcha.example';
const files = new Set(['/console/assets/index-1a.js']);
const answer = (path: string, more: { method?: string; mode?: string; from?: string } = {}) =>
  answerOf(
    { method: more.method ?? 'GET', mode: more.mode ?? 'cors', url: (more.from ?? origin) + path },
    { origin, files },
  );

test('the worker keeps the pages and their files, and never what the API says', () => {
  expect(answer('/console/visits', { mode: 'navigate' })).toBe('page');
  expect(answer('/console/assets/index-1a.js')).toBe('kept');
  for (const path of ['/v1/me', '/v1/cases/inspection-visits', '/config.json', '/oidc/token', '/files/x'])
    expect(answer(path), path).toBe('network');
  expect(answer('/v1/me', { mode: 'navigate' })).toBe('network');
  expect(answer('/console/assets/other-2b.js')).toBe('network');
  expect(answer('/console/assets/index-1a.js', { method: 'POST' })).toBe('network');
  expect(answer('/console/assets/index-1a.js', { from: 'https://elsewhere.example' })).toBe('network');
});
