import { expect, test } from 'vitest';
import { answerWords } from './answer.ts';

test('each answer is told apart', () => {
  expect(answerWords({ inFrame: false, drawn: false }).tone).toBe('outside');
  expect(answerWords({ inFrame: true, drawn: true, order: 3 }).title).toBe('已被抽中，排第 3 位');
  expect(answerWords({ inFrame: true, drawn: false }).tone).toBe('not-drawn');
});
