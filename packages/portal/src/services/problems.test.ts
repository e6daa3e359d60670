import { expect, it } from 'vitest';
import { filledIn, missingIn, problemsOf } from './problems.ts';

it('has what a server found at the field, also inside of a list, and the rest by itself', () => {
  const errors = [
    { pointer: '/values/text', message: '太长。' },
    { pointer: '/values/photo/1', message: '类型不符。' },
    { pointer: '/values/photo', message: '太多。' },
    { pointer: '/homepage', message: '请留空。' },
  ];
  expect(problemsOf({ errors })).toEqual({ text: '太长。', photo: '类型不符。 太多。', '': '请留空。' });
});

it('asks for what is required and empty, and sends what is filled in', () => {
  const fields = [
    { name: 'text', title: '内容', required: true },
    { name: 'solved', title: '解决', required: true },
    { name: 'phone', title: '电话', required: false },
  ];
  expect(missingIn(fields, { text: ' ', solved: false })).toEqual({ text: '请填写内容。' });
  expect(filledIn({ text: 'a', phone: '', photo: undefined, solved: false })).toEqual({
    text: 'a',
    solved: false,
  });
});
