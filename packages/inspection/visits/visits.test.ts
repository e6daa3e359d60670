import { describe, expect, it } from 'vitest';
import { capRefusal, frequencyText } from './caps/count.ts';
import type { CapRow } from './caps/kind.ts';
import { policyCapsOf } from './caps/policy.ts';
import { visitAction } from './decide.ts';
import { type DrawnRows, visitPlan } from './wanted.ts';

const row = (id: string, inspectors: string[], more: object = {}) => ({
  ...{ order: 1, id, name: `${id}公司`, stratum: 'all', region: '620302', ticket: '' },
  inspectors: inspectors.map((one) => ({ id: one, name: one, dept: 'd' })),
  ...more,
});
const draw = (id: string, depts: string[], rows: ReturnType<typeof row>[], more: object = {}): DrawnRows =>
  ({
    ...{ id, state: 'executed', rows, reasons: new Map([['A', '已迁出']]) },
    committed: { year: 2026, sequence: 3 },
    compose: { items: [`item-${id}`], teams: depts.map((dept) => ({ dept, size: 2 })) },
    ...more,
  }) as unknown as DrawnRows;

describe('the visits that follow from draws', () => {
  it('are one for each object, of all draws that have it, under the lead of the first', () => {
    const one = draw('x', ['a', 'b'], [row('A', ['i1', 'i2']), row('B', ['i3'])]);
    const other = draw('y', ['c'], [row('A', ['i4'])]);
    const { objects, wanted, gone } = visitPlan([one, other]);
    expect(objects).toEqual(['A', 'B']);
    expect(gone.size).toBe(0);
    expect(wanted.get('A')).toMatchObject({
      ...{ draw: 'x', task: '2026-003', dept: 'a', codepts: ['b', 'c'] },
      ...{ items: ['item-x', 'item-y'], inspectors: ['i1', 'i2', 'i4'] },
    });
  });

  it('end where an object is replaced or its draw voided, unless another draw still has it', () => {
    const replaced = [row('A', ['i1'], { substitutedBy: 'C' }), row('C', ['i1'], { substituteOf: 'A' })];
    const alone = visitPlan([draw('x', ['a'], replaced)]);
    expect([...alone.wanted.keys()]).toEqual(['C']);
    expect(alone.gone.get('A')).toEqual({ why: 'replaced', reason: '已迁出' });
    const kept = visitPlan([draw('x', ['a'], replaced), draw('y', ['b'], [row('A', ['i2'])])]);
    expect(kept.wanted.get('A')).toMatchObject({ dept: 'b', draw: 'y' });
    const voided = visitPlan([draw('x', ['a'], [row('A', ['i1'])], { voided: { reason: '名录有误' } })]);
    expect(voided.gone.get('A')).toEqual({ why: 'voided', reason: '名录有误' });
  });
});

describe('what has to be done to a visit', () => {
  const visit = visitPlan([draw('x', ['a'], [row('A', ['i1', 'i2'])])]).wanted.get('A')!;
  const fields = { dept: 'a', items: ['item-x'], inspectors: ['i1', 'i2'], team: ['p1', 'heir'] };
  const now = (more: object = {}) =>
    ({ id: 'v', type: 't', state: 'toVisit', fields, pending: [], asked: [], ...more }) as never;
  const accounts = new Map([
    ['i1', 'p1'],
    ['i2', 'p2'],
    ['i3', 'p3'],
  ]);

  it('is nothing where it is as its draw says, or is recorded', () => {
    expect(visitAction(now(), visit, undefined, accounts)).toBeUndefined();
    const gone = { why: 'replaced', reason: '已迁出' } as const;
    expect(visitAction(now({ state: 'toPublish' }), undefined, gone, accounts)).toBeUndefined();
    expect(visitAction(now(), undefined, gone, accounts)).toMatchObject({ action: 'replace' });
  });

  it('changes the team by who left and who came, and leaves who took over somebody’s work', () => {
    const changed = { ...visit, inspectors: ['i3', 'i2'] };
    expect(visitAction(now(), changed, undefined, accounts)).toMatchObject({
      action: 'renotify',
      values: { inspectors: ['i3', 'i2'], team: ['heir', 'p3'] },
    });
    expect(visitAction(now({ state: 'proposed' }), changed, undefined, accounts)).toMatchObject({
      action: 'redraw',
    });
  });

  it('asks the other departments once', () => {
    const joint = { ...visit, codepts: ['b'] };
    const has = { fields: { ...fields, codepts: ['b'] } };
    expect(visitAction(now(has), joint, undefined, accounts)).toMatchObject({ action: 'invite' });
    const part = { id: 't1', kind: 'part', to: 'b', isOpen: true };
    const asked = { ...has, asked: [part] };
    expect(visitAction(now(asked), joint, undefined, accounts)).toBeUndefined();
    // Once it made one waiting for the other where that had left: the visit could not be recorded.
    const left = now({ asked: [part] });
    expect(visitAction(left, visit, undefined, accounts)).toMatchObject({ tasks: ['t1'], answer: 'absent' });
    const ended = { ...part, isOpen: false, by: 'engine' };
    expect(visitAction(now({ asked: [ended] }), visit, undefined, accounts)).toBeUndefined();
    const back = now({ ...has, asked: [ended] });
    expect(visitAction(back, joint, undefined, accounts)).toMatchObject({ action: 'invite' });
  });
});

describe('a cap', () => {
  const of = (kind: string, more: object = {}) => ({
    ...{ kind, depts: ['a'], items: ['i'], year: '2026' },
    ...more,
  });
  const city: CapRow = { id: 'city', name: '全市', kinds: ['双随机抽查', '日常检查'], most: 2 };
  const drawn = of('双随机抽查');

  it('refuses one too many of the kinds that count, of its year and its department', () => {
    const two = [drawn, of('日常检查', { depts: ['b'] })];
    expect(capRefusal(drawn, two, [city], [])).toContain('本年度已检查 2 次，达到上限');
    expect(capRefusal(drawn, two, [{ ...city, dept: 'a' }], [])).toBeUndefined();
    expect(capRefusal(of('双随机抽查', { year: '2027' }), two, [city], [])).toBeUndefined();
    expect(capRefusal(of('个案检查'), two, [city], [])).toBeUndefined();
    expect(capRefusal(drawn, [drawn, of('个案检查')], [city], [])).toBeUndefined();
  });

  it('of an item counts the visits by that item', () => {
    const items = [{ id: 'i', name: '登记事项', timesPerYear: 1 }];
    expect(capRefusal(drawn, [drawn], [], items)).toContain('“登记事项”检查 1 次');
    expect(capRefusal(drawn, [of('日常检查', { items: ['j'] })], [], items)).toBeUndefined();
    expect(capRefusal(of('个案检查'), [drawn], [], items)).toBeUndefined();
  });

  it('is said with which visit of the year it is', () => {
    expect(frequencyText(drawn, [drawn], [city])).toBe('本年度第 2 次检查，全年上限 2 次（全市）');
    expect(frequencyText(of('个案检查'), [drawn], [city])).toBe('本次检查不计入年度频次上限');
    expect(frequencyText(drawn, [drawn], [])).toBeUndefined();
  });
});

describe('the policy of supervision', () => {
  const cls = (visitCap?: number) => ({
    permille: 10,
    reserve: 1,
    ...(visitCap !== undefined && { visitCap }),
  });
  const policy = {
    drawPolicy: { A: cls(1), B: cls(2), C: cls(), D: cls(), U: cls(2) },
    itemPolicies: [{ item: 'i', A: cls(), B: cls(1), C: cls(2), D: cls(), U: cls() }],
  };
  const visit = { kind: '双随机抽查', depts: ['d'], items: ['i'], year: '2026' };
  const other = { ...visit, items: ['j'] };
  const items = [{ id: 'i', name: '食品检查' }];

  it('caps the visits of an enterprise of a class, beside what is published', () => {
    const of = (riskClass: 'A' | 'B' | 'C' | 'D', made: (typeof visit)[]) =>
      capRefusal(visit, made, [], items, policyCapsOf(policy, riskClass));
    expect(of('A', [])).toBeUndefined();
    expect(of('A', [other])).toContain('本年度已检查 1 次，达到该企业的上限（全年 1 次）');
    expect(of('B', [other])).toBeUndefined();
    expect(of('B', [visit])).toContain('按“食品检查”检查 1 次');
    expect(of('D', [visit, visit, other])).toBeUndefined();
    // What was done on an occasion of its own counts for nothing.
    expect(of('A', [{ ...other, kind: '个案检查' }])).toBeUndefined();
    expect(capRefusal({ ...visit, kind: '个案检查' }, [other], [], items, policyCapsOf(policy, 'A'))).toBe(
      undefined,
    );
  });

  it('never says which class', () => {
    for (const riskClass of ['A', 'B', 'C', 'U'] as const)
      for (const made of [
        [other, other],
        [visit, visit],
      ]) {
        const text = capRefusal(visit, made, [], items, policyCapsOf(policy, riskClass));
        expect(text ?? '').not.toMatch(/[A-DU]|类|风险|信用/);
      }
  });
});
