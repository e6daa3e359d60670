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
