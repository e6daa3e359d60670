import { expect, test } from 'vitest';
import { defineCaseType } from './caseType.ts';
import { readCaseType } from './read.ts';

const parts = {
  format: 1,
  name: 'leads',
  title: '线索',
  group: 'tests',
  basis: [],
  number: { pattern: '{seq}' },
  retention: [{ months: 1, do: 'archive' }],
} as const;

test('names are inferred from the keys and checked where they are used', () => {
  const wrong = defineCaseType({
    ...parts,
    open: {
      // @ts-expect-error there is no party `clark`
      by: ['clark'],
      // @ts-expect-error there is no field `txt`
      fills: ['txt'],
      // @ts-expect-error there is no state `nwe`
      to: 'nwe',
    },
    fields: { text: { title: '内容', type: 'text' }, dept: { title: '单位', type: 'department' } },
    parties: {
      clerk: { title: '经办人', right: 'cases:tests:write' },
      // @ts-expect-error there is no field `dpt`
      unit: { title: '单位', right: 'cases:tests:sign', dept: 'dpt' },
    },
    states: {
      // @ts-expect-error there is no party `unitt`
      new: { title: '新', kind: 'open', for: ['unitt'] },
      // @ts-expect-error there is no result `dune`
      closed: { title: '办结', kind: 'done', results: ['dune'] },
    },
    results: { done: '办结' },
    actions: {
      close: {
        title: '办结',
        // @ts-expect-error there is no state `neww`
        from: ['neww'],
        by: ['clerk'],
        // @ts-expect-error there is no state `cloosed`
        to: 'cloosed',
        // @ts-expect-error there is no field `txet`
        fills: ['txet'],
        // @ts-expect-error there is no clock `handel`
        needs: [{ within: 'handel', else: '逾期' }],
        // @ts-expect-error there is no clock `handel`
        clock: { handel: 'restart' },
        // @ts-expect-error there is no task `contct`
        opens: ['contct'],
        // @ts-expect-error there is no paper `notise`
        papers: ['notise'],
        // @ts-expect-error there is no hook `leads.cuont`
        does: ['leads.cuont'],
      },
    },
    clocks: {
      handle: {
        title: '办理',
        // @ts-expect-error there is no state `nu`
        while: ['nu'],
        again: 'resume',
        limit: { workingDays: 3 },
        // @ts-expect-error there is no action `clos`
        expires: { action: 'clos' },
      },
    },
    tasks: {
      contact: {
        title: '联系',
        // @ts-expect-error there is no party `unitt`
        to: 'unitt',
        answers: { done: '已联系' },
        // @ts-expect-error there is no action `closse`
        on: { done: 'closse' },
        atEnd: 'cancelled',
      },
    },
    papers: { notice: { title: '通知', to: 'clerk', template: 'notice' } },
    hooks: { 'leads.count': '计数' },
  });
  // The same mistakes are found in JSON, each at its place.
  const read = readCaseType(wrong);
  expect(read.ok ? [] : read.problems.map((one) => one.pointer)).toEqual([
    '/open/by/0',
    '/open/fills/0',
    '/open/to',
    '/parties/unit/dept',
    '/states/new/for/0',
    '/states/closed/results/0',
    '/actions/close/from/0',
    '/actions/close/to',
    '/actions/close/fills/0',
    '/actions/close/needs/0/within',
    '/actions/close/clock/handel',
    '/actions/close/opens/0',
    '/actions/close/papers/0',
    '/actions/close/does/0',
    '/clocks/handle/while/0',
    '/clocks/handle/expires/action',
    '/tasks/contact/to',
    '/tasks/contact/on/done',
  ]);
});

test('what the helper takes, the schema takes', () => {
  const right = defineCaseType({
    ...parts,
    open: { by: ['clerk'], fills: ['text'], to: 'new' },
    fields: { text: { title: '内容', type: 'text' } },
    parties: { clerk: { title: '经办人', right: 'cases:tests:write' } },
    states: {
      new: { title: '新', kind: 'open', for: ['clerk'], noClock: '示例' },
      closed: { title: '办结', kind: 'done' },
    },
    actions: { close: { title: '办结', from: 'open', by: ['clerk'], to: 'closed' } },
  });
  expect(readCaseType(right)).toEqual({ ok: true, type: right });
});
