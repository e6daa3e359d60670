import { describe, expect, test } from 'vitest';
import type { DraftMeasure, Unit } from '../../api/measures/measureTypes.ts';
import { blockersOf, progressOf, refusedOf } from './blockers.ts';
import {
  change,
  type Draft,
  insert,
  mapUnit,
  mergeUp,
  remove,
  roundYears,
  split,
  unitNames,
} from './draft.ts';
import { fillGaps, gapsOf, hintsOf } from './gaps.ts';
import { mergeDrafts } from './merge.ts';

const unit = (name: string, ...depts: string[]): Unit => ({ name, depts });

function draft(...measures: Partial<DraftMeasure>[]): Draft {
  const empty: Draft = {
    head: {
      docNo: '云政办发〔2025〕17号',
      title: '行动方案',
      issuer: '',
      date: null,
      year: 2025,
      schedule: { dates: [], opensBefore: 10, shift: 'before' },
      chase: [],
    },
    entries: [],
    made: 0,
  };
  const filled = measures.reduce<Draft>((made, measure) => insert(made, undefined, measure)[0], empty);
  return {
    ...filled,
    entries: filled.entries.map((entry) => ({ ...entry, was: entry.measure.no })),
  };
}

const three = () =>
  draft(
    { no: '1', title: '甲', text: '先做。再做，很快。', leads: [unit('市一局', 'one')] },
    { no: '2', title: '乙', text: '乙文', leads: [unit('市二局')], partners: [unit('市一局', 'one')] },
    { no: '3', title: '丙', text: '', partners: [unit('市二局')] },
  );
const numbers = ({ entries }: Draft) => entries.map(({ measure }) => measure.no);

test('the years of the rounds go on to the last deadline', () => {
  expect(roundYears(three())).toBe('2025');
  expect(roundYears(change(three(), 'm1', { deadline: '2027-06-30' }))).toBe('2025 至 2027');
});

describe('editing', () => {
  test('a split leaves the text before the cut and gives the rest a number that is free', () => {
    const [after, key] = split(three(), 'm0', 3);
    expect(numbers(after)).toEqual(['1', '1-2', '2', '3']);
    const [first, second] = after.entries;
    expect(first!.measure.text).toBe('先做。');
    expect(second).toMatchObject({
      key,
      measure: { title: '再做', text: '再做，很快。', leads: [unit('市一局', 'one')] },
    });
  });

  test('merging up keeps all text, and a unit that leads does not assist too', () => {
    const [after, key] = mergeUp(three(), 'm1');
    expect(key).toBe('m0');
    expect(numbers(after)).toEqual(['1', '3']);
    expect(after.entries[0]!.measure.text).toBe('先做。再做，很快。\n乙\n乙文');
    expect(after.entries[0]!.measure.partners).toEqual([]);
    expect(after.entries[0]!.measure.leads.map(({ name }) => name)).toEqual(['市一局', '市二局']);
  });

  test('a unit name is decided once for all its places, and anew for all: a second department once stayed in one', () => {
    const once = mapUnit(three(), '市二局', { depts: ['two'], outside: false }).draft;
    const { draft: twice } = mapUnit(once, '市二局', { depts: ['two', 'three'], outside: false });
    expect(twice.entries[1]!.measure.leads).toEqual([unit('市二局', 'two', 'three')]);
    expect(twice.entries[2]!.measure.partners).toEqual([unit('市二局', 'two', 'three')]);
    expect(unitNames(three()).map(({ unit, places, leads }) => [unit.name, places, leads])).toEqual([
      ['市二局', 2, 1],
      ['市一局', 2, 1],
    ]);
  });

  test('a unit that is decided once is decided in all places where it is open', () => {
    const before = three();
    const { draft: after, places } = mapUnit(before, '市二局', { depts: ['two'], outside: false });
    expect(places).toBe(2);
    expect(after.entries[2]!.measure.partners).toEqual([unit('市二局', 'two')]);
    expect(after.entries[0]).toBe(before.entries[0]);
  });
});

test('blockers name what the API would refuse, and nothing once it is put right', () => {
  const open = draft(
    { no: '1', title: '甲', unsure: ['title'], checked: false, leads: [unit('市二局')] },
    { no: '1', title: '乙' },
  );
  expect(blockersOf(open).map(({ key, field }) => [key, field])).toEqual([
    ['m0', 'unsure'],
    ['m0', 'leads'],
    ['m1', 'no'],
    ['m1', 'leads'],
  ]);
  expect(progressOf(open)).toEqual({ checked: 0, unsure: 1, open: 1 });
  const right = change(
    change(open, 'm0', { checked: true, leads: [{ ...unit('市二局'), outside: true }] }),
    'm1',
    { no: '2', leads: [unit('市一局', 'one')] },
  );
  expect(blockersOf(right)).toEqual([]);
  expect(progressOf(right)).toEqual({ checked: 1, unsure: 1, open: 0 });
  const partner = change(right, 'm1', { partners: [unit('市三局')] });
  expect(blockersOf(partner)).toEqual([]);
  expect(progressOf(partner)).toMatchObject({ open: 1 });
});

test('what the API refuses leads to the measure at that place of what was sent', () => {
  const errors = [
    { pointer: '/docNo', message: '请补填文号。' },
    { pointer: '/measures/1', message: '请核对。' },
    { pointer: '/measures/2/leads/0', message: '请选择部门。' },
  ];
  expect(refusedOf(errors, three())).toEqual([
    { key: undefined, field: 'docNo', message: '请补填文号。' },
    { key: 'm1', field: 'unsure', message: '第 2 项：请核对。' },
    { key: 'm2', field: 'leads', message: '第 3 项：请选择部门。' },
  ]);
});

describe('after a lost race', () => {
  test('what only one of us changed is as that one has it; what both did is mine and reported', () => {
    const base = three();
    const mine = change(change(base, 'm0', { title: '甲我' }), 'm1', { title: '乙我' });
    const theirs = change(change(base, 'm1', { title: '乙他' }), 'm2', { title: '丙他' });
    const { draft: merged, both, taken } = mergeDrafts(base, mine, theirs);
    expect(merged.entries.map(({ measure }) => measure.title)).toEqual(['甲我', '乙我', '丙他']);
    expect(both).toEqual(['2']);
    expect(taken).toBe(1);
  });

  test('measures that they added or removed follow, unless I worked on them', () => {
    const base = three();
    const grown = draft(
      { ...base.entries[0]!.measure },
      { no: '1-2', title: '新' },
      { ...base.entries[2]!.measure },
    );
    expect(numbers(mergeDrafts(base, base, grown).draft)).toEqual(['1', '1-2', '3']);
    const worked = change(base, 'm1', { title: '乙我' });
    expect(numbers(mergeDrafts(base, worked, grown).draft)).toEqual(['1', '1-2', '2', '3']);
    expect(numbers(mergeDrafts(base, remove(base, 'm2'), base).draft)).toEqual(['1', '2']);
  });
});

describe('what a notice can be followed without', () => {
  const bare = draft(
    { no: '1', title: '甲', leads: [{ ...unit('省一局'), outside: true }] },
    {
      no: '2',
      title: '乙',
      leads: [unit('市一局', 'one')],
      deadline: '2025-06-30',
      partners: [unit('市二局')],
    },
  );

  test('is counted and listed measure by measure', () => {
    const { rhythm, deadline, local } = gapsOf(bare);
    expect(rhythm).toBe(true);
    expect(deadline.map(({ key }) => key)).toEqual(['m0']);
    expect(local.map(({ key }) => key)).toEqual(['m0']);
    expect(hintsOf(bare).map(({ key, field }) => [key, field])).toEqual([
      [undefined, 'schedule'],
      ['m0', 'leads'],
      ['m1', 'partners'],
      ['m0', 'deadline'],
    ]);
    expect(blockersOf(bare)).toEqual([]);
  });

  test('is filled for all at once, and what the notice says itself stays', () => {
    const filled = fillGaps(bare, { cadence: 'quarterly', deadline: '2025-12-31' });
    expect(filled.head.schedule.cadence).toBe('quarterly');
    expect(filled.entries.map(({ measure }) => measure.deadline)).toEqual(['2025-12-31', '2025-06-30']);
    expect(gapsOf(filled)).toMatchObject({ rhythm: false, deadline: [] });
    const monthly = {
      ...bare,
      head: { ...bare.head, schedule: { ...bare.head.schedule, dates: ['06-20'] } },
    };
    expect(fillGaps(monthly, { cadence: 'quarterly' }).head).toBe(monthly.head);
  });
});
