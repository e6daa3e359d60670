import { expect, test } from 'vitest';
import type { Definition } from '../api/cases/definitions.ts';
import { conditionText, doesText, expiryText, limitText, valueAtText, whoText } from './words.ts';

const type = {
  title: '留言',
  group: 'openness',
  open: { by: ['office'], fills: ['kind'], to: 'received' },
  fields: {
    kind: { title: '类别', type: 'choice' },
    dept: { title: '承办单位', type: 'department' },
    day: { title: '整改期限', type: 'date' },
  },
  parties: {
    office: { title: '公开办', right: 'cases:openness:write' },
    unit: { title: '承办单位', right: 'cases:openness:sign', dept: 'dept' },
    writer: { title: '留言人', receipt: true },
  },
  states: { received: { title: '待分办', kind: 'open', for: ['office'] } },
  actions: {
    assign: { title: '分办', from: ['received'], by: ['office'] },
    answer: { title: '答复', from: ['received'], by: ['unit'], approve: ['office'] },
  },
} as never as Definition;

test('limits are spans, dates, numbers of rows, and rules with their conditions', () => {
  expect(limitText(type, { workingDays: 5 })).toBe('5 个工作日');
  expect(limitText(type, { date: 'day' })).toBe('到“整改期限”所填的日期');
  expect(limitText(type, { row: 'kind', column: 'days' })).toBe('“类别”所选条目规定的工作日数');
  expect(
    limitText(type, {
      rules: [{ when: 'kind == "咨询"', limit: { workingDays: 3 } }, { limit: { days: 10 } }],
    }),
  ).toBe('“类别”是"咨询"时 3 个工作日；其余 10 天');
  expect(conditionText(type, 'kind in ["a", "kind"] && day != "x"')).toBe(
    '“类别”属于["a", "kind"] 且 “整改期限”不是"x"',
  );
});

test('who acts is said by right and department, and what they do by the titles of actions', () => {
  expect(whoText(type, type.parties.unit!)).toBe('有“代表部门答复这类事项”权限的人员，属于“承办单位”');
  expect(whoText(type, type.parties.writer!)).toBe('持该事项回执码的人');
  expect(doesText(type, 'office')).toBe('登记、分办；审批“答复”');
  expect(expiryText(type, { expires: { tell: ['office', 'unit'] } } as never)).toBe('提醒公开办、承办单位');
});

test('values are read by their place: names as titles, spans as lengths of time', () => {
  expect(valueAtText(type, '/open/fills', ['kind', 'dept'])).toBe('类别、承办单位');
  expect(valueAtText(type, '/actions/assign/by', ['office', 'clock'])).toBe('公开办、clock');
  expect(valueAtText(type, '/clocks/answer/limit', { workingDays: 3 })).toBe('3 个工作日');
  expect(valueAtText(type, '/fields/day', { title: '整改期限', type: 'date' })).toBe('“整改期限”');
  expect(valueAtText(type, '/title', undefined)).toBe('（无）');
});
