import { expect, test } from 'vitest';
import type { Definition } from '../api/cases/definitions.ts';
import { hookUses } from './hookUses.ts';

const type = {
  open: { needs: [{ hook: 'a.once', else: '重复' }] },
  fields: { sum: { title: '金额', type: 'money', computed: 'a.sum' }, note: { title: '说明', type: 'text' } },
  actions: {
    submit: {
      title: '核定',
      needs: [
        { filled: ['note'], else: '' },
        { hook: 'a.once', else: '重复' },
      ],
    },
    pay: { title: '拨付', does: ['a.tell'] },
  },
  tasks: {
    part: { title: '登记', answers: { clean: '无问题' }, needs: { clean: [{ hook: 'a.held', else: '' }] } },
  },
  clocks: { pay: { title: '拨付时限', expires: { tell: [], does: ['a.tell'] } } },
} as never as Definition;

test.each([
  ['a.sum', '填写“金额”'],
  ['a.once', '“登记”的条件、“核定”的条件'],
  ['a.tell', '“拨付”时写入、“拨付时限到期”时写入'],
  ['a.held', '“登记”答复“无问题”的条件'],
  ['a.other', ''],
])('%s is used: %s', (name, uses) => {
  expect(hookUses(type, name)).toBe(uses);
});
