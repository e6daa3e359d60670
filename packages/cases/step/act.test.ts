import { describe, expect, test } from 'vitest';
import { compileCaseType } from '../compiled.ts';
import { readCaseType } from '../format/read.ts';
import { type Draft, edited, small } from '../testing/small.ts';
import { act, approve, takeBack } from './act.ts';
import { answerTask, clockExpired, taskSilent } from './happen.ts';
import { openCase } from './openCase.ts';
import type { CaseRecord, ClockStatus, Facts, StepResult, Values } from './record.ts';

const compile = (edit: (draft: Draft) => void = () => {}) => {
  const read = readCaseType(edited(small, edit));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return compileCaseType(read.type);
};
const type = compile();
const who = (party: string, id = party) => ({ id, parties: new Set([party]) });
const facts = (clocks: Record<string, ClockStatus> = {}, more: Partial<Facts> = {}): Facts => ({
  clocks: new Map(Object.entries({ answer: 'running', ...clocks } as const)),
  ...more,
});
const at = '2026-03-02T01:00:00.000Z';
const step = (party: string, values: Values = {}, more: Partial<Facts> = {}) => ({
  actor: who(party),
  values,
  facts: facts({}, more),
  at,
});
const taken = (result: StepResult): CaseRecord => {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.record;
};
const refusal = (result: StepResult) => (result.ok ? undefined : result.refusal);

const received = taken(openCase(type, who('clerk'), { name: '甲', amount: 100 }, facts(), at));
const handling = taken(act(type, received, 'assign', step('clerk', { unit: 'd01' })));

describe('refusals come in one order', () => {
  test('no such action, who, state, number of times, values, needs', () => {
    const once = taken(act(type, received, 'ask', step('clerk', { ground: '缺件' })));
    const again = taken(act(type, once, 'correct', step('applicant')));
    expect(refusal(act(type, received, 'constructor', step('clerk')))?.code).toBe('unknown');
    expect(refusal(act(type, received, 'decide', step('unit')))?.code).toBe('forbidden');
    expect(refusal(act(type, received, 'decide', step('clerk')))?.code).toBe('state');
    expect(refusal(act(type, again, 'ask', step('clerk')))?.code).toBe('times');
    expect(refusal(act(type, handling, 'decide', step('clerk')))?.code).toBe('invalid');
    expect(refusal(act(type, handling, 'decide', step('clerk', { outcome: '同意' })))).toEqual({
      code: 'needs',
      message: '承办单位尚未提出意见',
      needs: ['承办单位尚未提出意见'],
    });
  });

  test('all needs that fail are told together', () => {
    const strict = compile((d) => {
      d.actions.decide.needs.push(
        { test: 'amount < 10', else: '金额过大' },
        { hook: 'tests.quota', else: '额度不足' },
      );
      d.hooks = { 'tests.quota': '年度额度' };
    });
    const needs = (more: Partial<Facts>) =>
      refusal(act(strict, handling, 'decide', step('clerk', { outcome: '同意' }, more)))?.needs;
    expect(needs({})).toEqual(['承办单位尚未提出意见', '金额过大', '额度不足']);
    expect(needs({ hooks: new Map([['tests.quota', '今年只剩 20 元']]) })).toContain('今年只剩 20 元');
    expect(needs({ hooks: new Map([['tests.quota', undefined]]) })).toEqual([
      '承办单位尚未提出意见',
      '金额过大',
    ]);
  });
});

test.each<[string, Values, string]>([
  ['a value that is missing', {}, '/values/name'],
  ['a field that the opening does not take', { name: '甲', amount: 1, ground: 'x' }, '/values/ground'],
  [
    'the name of a prototype',
    JSON.parse('{"name":"甲","amount":1,"__proto__":{"x":1}}') as Values,
    '/values/__proto__',
  ],
  ['a number for a text', { name: 3, amount: 1 }, '/values/name'],
  ['money with three decimals', { name: '甲', amount: 1.001 }, '/values/amount'],
  ['money that is no number', { name: '甲', amount: Number.NaN }, '/values/amount'],
  ['a text that is too long', { name: '甲', amount: 1, note: 'x'.repeat(201) }, '/values/note'],
])('%s is refused at its place', (_, values, pointer) => {
  const found = refusal(openCase(type, who('clerk'), values, facts(), at));
  expect(found?.code).toBe('invalid');
  expect(found?.errors?.map((one) => one.pointer)).toContain(pointer);
});

test('an answer is given only while its needs hold; others, and silence, are not asked for them', () => {
  const strict = compile((d) => {
    d.hooks = { 'tests.quota': '年度额度' };
    d.tasks.opinion.needs = {
      agrees: [
        { hook: 'tests.quota', else: '额度不足' },
        { when: 'amount > 50', test: 'amount < 80', else: '金额过大' },
      ],
    };
  });
  const answer = (said: string, hooks: [string, string | undefined][]) =>
    answerTask(strict, handling, 't1', said, {
      ...{ actor: who('unit'), at },
      facts: facts({}, { hooks: new Map(hooks) }),
    });
  expect(refusal(answer('agrees', [['tests.quota', '只剩 5 元']]))).toEqual({
    code: 'needs',
    message: '只剩 5 元；金额过大',
    needs: ['只剩 5 元', '金额过大'],
  });
  // Nobody asked the hook: nothing is no consent.
  expect(refusal(answer('agrees', []))?.needs).toContain('额度不足');
  expect(taken(answer('refuses', [])).tasks).toMatchObject([{ status: 'answered' }]);
  expect(taken(taskSilent(strict, handling, 't1', { facts: facts(), at })).tasks).toMatchObject([
    { status: 'silent', answer: 'agrees' },
  ]);
});

test('a task that holds the clock is answered, and lets it go', () => {
  const asked = act(type, received, 'assign', step('clerk', { unit: 'd01' }));
  expect(asked.ok && asked.effects[0]?.clocks).toEqual([
    { clock: 'answer', does: 'hold', as: 'excluded', task: 't1' },
  ]);
  const input = { actor: who('unit'), facts: facts(), at };
  expect(refusal(answerTask(type, handling, 't1', 'agrees', { ...input, actor: who('clerk') }))?.code).toBe(
    'forbidden',
  );
  expect(refusal(answerTask(type, handling, 't1', 'toString', input))?.code).toBe('invalid');
  const answered = answerTask(type, handling, 't1', 'refuses', input);
  expect(answered.ok && answered.effects[0]?.clocks).toEqual([{ clock: 'answer', does: 'release' }]);
  expect(refusal(answerTask(type, taken(answered), 't1', 'agrees', input))?.code).toBe('open');
  expect(taken(taskSilent(type, handling, 't1', { facts: facts(), at })).tasks[0]).toMatchObject({
    status: 'silent',
    answer: 'agrees',
  });
});

describe('an action that others approve', () => {
  const ready = taken(taskSilent(type, handling, 't1', { facts: facts(), at }));
  const proposed = taken(act(type, ready, 'decide', step('clerk', { outcome: '不同意' })));

  test('waits, blocks nothing, and is done by the last approval with the proposed values', () => {
    expect(proposed.state).toBe('handling');
    expect(refusal(act(type, proposed, 'decide', step('clerk', { outcome: '同意' })))?.code).toBe('pending');
    const done = approve(type, proposed, 'decide', step('head'));
    expect(taken(done)).toMatchObject({
      state: 'closed',
      result: 'refused',
      fields: { outcome: '不同意' },
      pending: [],
    });
    expect(done.ok && done.effects.map((one) => [one.event.kind, one.event.by])).toEqual([
      ['approved', 'head'],
      ['action', 'clerk'],
    ]);
  });

  test('is not approved by who proposed it, nor by another party', () => {
    const both = { id: 'clerk', parties: new Set(['clerk', 'head']) };
    expect(refusal(approve(type, proposed, 'decide', { ...step('head'), actor: both }))?.code).toBe(
      'forbidden',
    );
    expect(refusal(approve(type, proposed, 'decide', step('unit')))?.code).toBe('forbidden');
  });

  test('is withdrawn by who proposed it or returned by who would approve it', () => {
    expect(refusal(takeBack(type, proposed, 'decide', { actor: who('unit'), at }))?.code).toBe('forbidden');
    expect(taken(takeBack(type, proposed, 'decide', { actor: who('clerk'), at })).pending).toEqual([]);
    const returned = takeBack(type, proposed, 'decide', { actor: who('head'), reason: '依据不足', at });
    expect(taken(returned).pending).toEqual([]);
    expect(returned.ok && returned.effects[0]?.event.text).toBe('依据不足');
  });

  test('is not approved by the person in whose name a stand-in proposed or approved it: both were one person’s word', () => {
    const standIn = { ...who('clerk', 'b'), inNameOf: 'a' };
    const inName = taken(
      act(type, ready, 'decide', { ...step('clerk', { outcome: '不同意' }), actor: standIn }),
    );
    const by = (id: string, inNameOf?: string) =>
      approve(type, inName, 'decide', { ...step('head'), actor: { ...who('head', id), inNameOf } });
    for (const [id, inNameOf] of [['a'], ['b'], ['c', 'a'], ['c', 'b']] as const)
      expect(refusal(by(id, inNameOf))?.code).toBe('forbidden');
    expect(by('c').ok).toBe(true);
  });

  test('is not returned without a reason', () => {
    const refused = refusal(takeBack(type, proposed, 'decide', { actor: who('head'), at }));
    expect(refused?.errors?.[0]?.pointer).toBe('/reason');
  });

  test('lapses when the state leaves where it is possible', () => {
    const two = compile((d) => {
      d.actions.drop = { title: '终止', from: ['handling'], by: ['clerk'], to: 'abandoned' };
    });
    expect(taken(act(two, proposed, 'drop', step('clerk'))).pending).toEqual([]);
  });
});

test('an expiry does its action once the clock has run out, and stands alone where that is refused', () => {
  const asked = taken(act(type, received, 'ask', step('clerk', { ground: '缺件' })));
  const when = { facts: facts({ correction: 'running' }), at };
  expect(taken(clockExpired(type, asked, 'correction', when)).state).toBe('abandoned');
  const late = clockExpired(type, received, 'correction', when);
  expect(late.ok && [late.record.state, late.effects.map((one) => one.event.kind)]).toEqual([
    'received',
    ['expired'],
  ]);
});

test('fields that stand in a row are copied when the row is named, and go when it changes', () => {
  const priced = compile((d) => {
    d.fields.item = { title: '事项', type: 'row', register: 'items' };
    d.fields.fee = { title: '收费', type: 'money', from: { row: 'item', column: 'fee' } };
    d.open.fills.push('item');
    d.actions.assign.asks = ['item'];
  });
  const rows = new Map([
    [
      'items',
      new Map([
        ['a', new Map([['fee', 30]])],
        ['b', new Map<string, unknown>()],
      ]),
    ],
  ]);
  const opened = taken(
    openCase(priced, who('clerk'), { name: '甲', amount: 1, item: 'a' }, facts({}, { rows }), at),
  );
  expect(opened.fields.fee).toBe(30);
  const moved = taken(act(priced, opened, 'assign', step('clerk', { unit: 'd01', item: 'b' }, { rows })));
  expect(Object.hasOwn(moved.fields, 'fee')).toBe(false);
});

test('a register that was not looked up is neither there nor absent', () => {
  const listed = (absent: boolean) =>
    compile((d) => {
      d.fields.item = { title: '事项', type: 'row', register: 'items' };
      d.open.fills.push('item');
      d.open.needs = [
        {
          register: 'items',
          by: 'item',
          ...(absent && { absent: true }),
          where: { state: '有效' },
          else: '名单不符',
        },
      ];
    });
  const open = (absent: boolean, rows: Facts['rows']) =>
    openCase(
      listed(absent),
      who('clerk'),
      { name: '甲', amount: 1, item: 'a' },
      facts({}, rows && { rows }),
      at,
    ).ok;
  const rows = (state: string) => new Map([['items', new Map([['a', new Map([['state', state]])]])]]);
  expect([open(false, undefined), open(true, undefined)]).toEqual([false, false]);
  expect([open(false, rows('有效')), open(true, rows('有效'))]).toEqual([true, false]);
  expect([open(false, rows('停用')), open(true, rows('停用'))]).toEqual([false, true]);
});
