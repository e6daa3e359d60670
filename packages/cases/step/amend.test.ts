import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCaseType } from '../compiled.ts';
import { readCaseType } from '../format/read.ts';
import { checkSoundness } from '../soundness/check.ts';
import { amendable } from '../testing/amendable.ts';
import { edited, small } from '../testing/small.ts';
import { act, approve } from './act.ts';
import { fieldsBefore } from './amend.ts';
import { correct } from './correct.ts';
import type { CaseRecord, Facts, StepResult, Values } from './record.ts';

const read = readCaseType(edited(small, amendable));
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const type = compileCaseType(read.type);

const at = '2026-03-02T01:00:00.000Z';
const facts: Facts = { clocks: new Map([['answer', 'stopped']]) };
const as = (party: string, values: Values = {}, when = at) => ({
  actor: { id: party, parties: new Set([party]) },
  ...{ values, facts, at: when },
});
const closed: CaseRecord = {
  ...{ state: 'closed', result: 'refused', tasks: [], children: [], times: {}, pending: [] },
  fields: { name: '甲', amount: 100, note: '原来', outcome: '不同意' },
};
const taken = (result: StepResult): CaseRecord => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.record;
};
const refusal = (result: StepResult) => (result.ok ? undefined : result.refusal);
const amended = (record: CaseRecord, values: Values, when = at): CaseRecord =>
  taken(
    approve(
      type,
      taken(act(type, record, 'amend', as('clerk', { why: '核实有误', ...values }, when))),
      'amend',
      as('head', {}, when),
    ),
  );

test('what is published is amended where it is, once another person has approved it', () => {
  const proposed = taken(act(type, closed, 'amend', as('clerk', { why: '看错了', outcome: '同意' })));
  expect(proposed).toMatchObject({ state: 'closed', result: 'refused', fields: closed.fields });
  expect(refusal(act(type, proposed, 'amend', as('clerk', { why: '又', note: '新' })))?.code).toBe('pending');
  const both = { ...as('clerk'), actor: { id: 'clerk', parties: new Set(['clerk', 'head']) } };
  expect(refusal(approve(type, proposed, 'amend', both))?.code).toBe('forbidden');
  const done = approve(type, proposed, 'amend', as('head'));
  expect(taken(done)).toMatchObject({
    ...{ state: 'closed', result: 'granted', pending: [] },
    fields: { outcome: '同意', note: '原来', why: '看错了' },
    amended: [{ action: 'amend', by: 'clerk', reason: '看错了', before: { outcome: '不同意' } }],
  });
  expect(done.ok && done.effects.map((one) => [one.event.kind, one.event.by, one.clocks])).toEqual([
    ['approved', 'head', []],
    ['action', 'clerk', []],
  ]);
});

test('an amendment that changes nothing is refused at its values, one without a reason at the reason', () => {
  const refused = (values: Values) =>
    refusal(act(type, closed, 'amend', as('clerk', values)))?.errors?.map(({ pointer }) => pointer);
  expect(refused({ why: '核实' })).toEqual(['/values']);
  expect(refused({ why: '核实', amount: 100, outcome: '不同意' })).toEqual([
    '/values/amount',
    '/values/outcome',
  ]);
  expect(refused({ why: '核实', faults: [] })).toEqual(['/values/faults']);
  expect(refused({ amount: 5 })).toEqual(['/values/why']);
  expect(refused({ why: '核实', name: '乙' })).toEqual(['/values/name']);
  expect(
    refusal(act(type, closed, 'amend', as('clerk', { why: '核实', amount: 2000, outcome: '同意' }))),
  ).toMatchObject({ code: 'needs', needs: ['金额过大，不能同意。'] });
});

test('a case that is not done has nothing to amend, and one that is done is corrected by amendment alone', () => {
  const open = { ...closed, state: 'handling' };
  expect(refusal(act(type, open, 'amend', as('clerk', { why: '核实', note: '新' })))?.code).toBe('state');
  const corrected = correct(type, closed, { note: '新' }, { by: 'clerk', reason: '错字', at, facts });
  expect(refusal(corrected)).toMatchObject({
    code: 'state',
    message: '事项已办结，内容不能再更正。公示的内容有误的，请通过“更正公示内容”提出。',
  });
});

test('what is new is followed once; what was given up is followed anew, what came to a result is not', () => {
  const one = amended(closed, { faults: ['甲', '乙'] });
  expect(one.children.map(({ one: about }) => about)).toEqual(['甲', '乙']);
  const ended = (result?: string): CaseRecord => ({
    ...one,
    children: one.children.map((child) => ({ ...child, status: 'done', ...(result && { result }) })),
  });
  const next = (record: CaseRecord) =>
    amended(record, { faults: ['甲', '乙', '丙'] })
      .children.slice(2)
      .map(({ one: about }) => about);
  expect(next(one)).toEqual(['丙']);
  expect(next(ended('good'))).toEqual(['丙']);
  expect(next(ended())).toEqual(['甲', '乙', '丙']);
});

test('what was said before each amendment can be told from the case alone', () => {
  const values = fc.record(
    { note: fc.constantFrom('一', '二', null), amount: fc.constantFrom(1, 2, 3) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(values, { maxLength: 5 }), (all) => {
      let record = closed;
      const said: Values[] = [];
      for (const [i, one] of all.entries()) {
        const when = new Date(Date.parse(at) + i).toISOString();
        const proposed = act(type, record, 'amend', as('clerk', { why: `第${i}次`, ...one }, when));
        if (!proposed.ok) continue;
        said.push(record.fields);
        record = taken(approve(type, proposed.record, 'amend', as('head', {}, when)));
      }
      const told = fieldsBefore(record).map(({ why: _, ...fields }) => fields);
      expect(told).toEqual(said.map(({ why: _, ...fields }) => fields));
      expect(record.state).toBe('closed');
    }),
  );
});

test('an amendment adds nothing to what is explored', () => {
  const [without, with_] = [small, read.type].map((one) => checkSoundness(one));
  expect(with_!.sound).toBe(true);
  expect([with_!.configurations, with_!.steps]).toEqual([without!.configurations, without!.steps]);
});
