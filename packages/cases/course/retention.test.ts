import { expect, test } from 'vitest';
import { longerRetention, retentionOf } from './retention.ts';

const archive = (months: number, result?: string) => ({
  months,
  do: 'archive' as const,
  ...(result && { result }),
});
const erase = (months: number, result?: string) => ({
  months,
  do: 'erasePersonal' as const,
  ...(result && { result }),
});
const of = (retention: Parameters<typeof longerRetention>[0], result?: string) =>
  retentionOf({ retention }, { result, endedAt: '2026-01-31T01:00:00.000Z' }).map((one) => [one.do, one.at]);

test('a case is kept as its result says, else as is said of all, to the end of the day', () => {
  const rules = [archive(12), archive(1, 'gone'), erase(6)];
  expect(of(rules)).toEqual([
    ['erasePersonal', '2026-07-31T15:59:59.999Z'],
    ['archive', '2027-01-31T15:59:59.999Z'],
  ]);
  expect(of(rules, 'gone')[0]).toEqual(['archive', '2026-02-28T15:59:59.999Z']);
  expect(of([erase(6, 'given')], 'refused')).toEqual([]);
});

test('the definition of now makes it longer at once, and never shorter or otherwise', () => {
  expect(longerRetention([erase(6)], [erase(3), archive(1)])).toEqual([erase(6)]);
  expect(longerRetention([erase(6), erase(2, 'gone')], [erase(12)])).toEqual([erase(12), erase(12, 'gone')]);
  expect(longerRetention([erase(6)], [erase(6), erase(24, 'given')])).toEqual([erase(6), erase(24, 'given')]);
  expect(longerRetention([erase(6)], [archive(1)])).toEqual([erase(6)]);
});
