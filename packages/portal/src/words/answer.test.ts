import { expect, test } from 'vitest';
import { answerWords } from './answer.ts';

const substitutions = [
  {
    at: '2026-03-10T03:00:00Z',
    object: { id: 'A', name: '甲' },
    reserve: { id: 'B', name: '乙', ticket: '00' },
    reason: '已迁出',
  },
];

test('each answer has words of its own', () => {
  expect(answerWords({ inFrame: false, drawn: false }, 'X', []).tone).toBe('outside');
  expect(answerWords({ inFrame: true, drawn: true, order: 3 }, 'X', []).title).toBe('已被抽中，排第 3 位');
  expect(answerWords({ inFrame: true, drawn: false }, 'X', substitutions).tone).toBe('not-drawn');
  const untold = answerWords({ drawn: false }, 'X', substitutions);
  expect([untold.tone, untold.title]).toEqual(['not-drawn', '未被抽中']);
});

test('who was replaced no longer reads that a visit is due, and who replaced it does', () => {
  const replaced = answerWords({ inFrame: true, drawn: true, order: 1 }, 'A', substitutions);
  expect(replaced.title).toBe('曾被抽中，排第 1 位');
  expect(replaced.text).toContain('已迁出');
  for (const answer of [{ inFrame: true, drawn: false }, { drawn: false }])
    expect(answerWords(answer, 'B', substitutions).title).toContain('递补');
});

test('one that did not take part is told why, in words of its own', () => {
  const told = (['scope', 'status', 'frequency', 'cap', 'exempt'] as const).map((excluded) =>
    answerWords({ inFrame: false, drawn: false, excluded }, 'X', []),
  );
  expect(new Set(told.map(({ title }) => title)).size).toBe(5);
  for (const { tone, title } of told) expect([tone, title.startsWith('没有参加')]).toEqual(['outside', true]);
});

test('of a sealed draw who was replaced and who came in are told so, without the other side', () => {
  const replaced = { id: 'A', name: '甲', at: '2026-03-10T03:00:00Z', reason: '已注销' };
  const left = answerWords({ inFrame: true, drawn: true }, 'A', [], { replaced });
  expect([left.title, left.text]).toEqual(['曾被抽中', '因“已注销”不再检查，已由候补递补。']);
  expect(answerWords({ drawn: false }, 'B', [], { substitute: true }).title).toContain('递补');
});
