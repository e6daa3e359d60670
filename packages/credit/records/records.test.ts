import { definitionFaults } from '@mingcha/catalogue';
import { startTestStore, type TestStore, testTenants } from '@mingcha/local/testing';
import { foldRuns } from '@mingcha/register/runs';
import type { TenantStore } from '@mingcha/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, penaltyOf, push } from '../testing/records.ts';
import { creditKinds } from './kinds/index.ts';
import { byRuns, recordsBySubject, recordsOf, versionsOf } from './reading/read.ts';
import type { SubjectRecords } from './record.ts';
import { recordRuns } from './runs.ts';

let test: TestStore;
let a: TenantStore;
let b: TenantStore;
beforeAll(async () => {
  test = await startTestStore();
  [a, b] = await Promise.all([test.store.forTenant(testTenants.a), test.store.forTenant(testTenants.b)]);
});
afterAll(() => test.stop());

const all = async (store: TenantStore, cutOff?: string) => {
  const subjects: SubjectRecords[] = [];
  for await (const one of recordsBySubject(store, cutOff)) subjects.push(one);
  return subjects;
};
const historyOf = (store: TenantStore, subject: string) =>
  byRuns(store, (runs) => versionsOf(store, runs, [subject]));

describe('kinds of records', () => {
  it('are definitions without fault', () => {
    const id = { field: 'id', title: '编号', type: 'code', required: true } as const;
    for (const kind of creditKinds) {
      const { title, elements, lists = {}, rules = [] } = kind;
      const named = elements.map((one) => (one.field in lists ? { ...one, type: 'words' as const } : one));
      const list = { id: kind.id, title, noun: title, openNote: '公开', rules: [...rules] };
      expect(definitionFaults({ ...list, elements: [id, ...named] })).toEqual([]);
      for (const field of kind.personal ?? [])
        expect(elements.find((e) => e.field === field)?.open).toBeUndefined();
    }
    expect(creditKinds.slice(0, 7).map(({ title }) => title)).toEqual([
      ...['行政许可', '行政处罚', '行政强制', '行政确认', '行政裁决', '行政奖励', '监督检查'],
    ]);
  });
});

describe('records', () => {
  it('that are pushed twice change nothing the second time, and say so', async () => {
    const given = [1, 2, 3].map((n) => penaltyOf(n));
    expect((await push(a, given)).outcomes.map(({ outcome }) => outcome)).toEqual([
      'added',
      'added',
      'added',
    ]);
    const head = await a.get(recordRuns.head, {});
    const again = await push(a, given, '2026-10-02T00:00:00.000Z');
    expect(again.outcomes.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'unchanged']);
    expect(await a.get(recordRuns.head, {})).toEqual(head);
    expect(await all(b)).toEqual([]);
  });

  it('are corrected and withdrawn as new versions, and the old ones stay', async () => {
    await push(a, [penaltyOf(10)], '2026-10-01T00:00:00.000Z');
    const changed = { ...penaltyOf(10).values, fine: 10_000 };
    await push(a, [penaltyOf(10, { values: changed })], '2026-10-05T00:00:00.000Z');
    await push(a, [penaltyOf(10, { operation: 'withdraw', reason: '复议撤销' })], '2026-10-09T00:00:00.000Z');
    const versions = await historyOf(a, codeOf(10));
    expect(versions.map(({ version, state, values }) => [version, state, values.fine])).toEqual([
      [1, 'in-force', 20_000],
      [2, 'in-force', 10_000],
      [3, 'withdrawn', 10_000],
    ]);
    expect(versions[2]).toMatchObject({ reason: '复议撤销', by: '测试' });
    expect((await recordsOf(a, codeOf(10))).map(({ version }) => version)).toEqual([3]);
    const asOf = async (cutOff: string) =>
      (await all(a, cutOff))
        .find(({ subject }) => subject === codeOf(10))
        ?.records.map(({ version }) => version);
    expect(await asOf('2026-09-30T00:00:00.000Z')).toBeUndefined();
    expect(await asOf('2026-10-04T00:00:00.000Z')).toEqual([1]);
    expect(await asOf('2026-10-05T00:00:00.000Z')).toEqual([2]);
    const again = await push(a, [penaltyOf(10, { values: changed })]);
    expect(again.faults[0]?.faults[0]).toMatchObject({ field: 'reason', code: 'withdrawn' });
  });

  it('with one natural key are one, however many push it at once', async () => {
    const pushes = await Promise.all(
      [1, 2, 3, 4, 5].map((fine) =>
        push(a, [penaltyOf(20, { values: { ...penaltyOf(20).values, fine } }), penaltyOf(20 + fine)]),
      ),
    );
    const outcomes = pushes.map(({ outcomes: [first] }) => first!.outcome).sort();
    expect(outcomes).toEqual(['added', 'corrected', 'corrected', 'corrected', 'corrected']);
    const versions = await historyOf(a, codeOf(20));
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(versions.map(({ values }) => values.fine)).size).toBe(5);
  });

  it('are the same whatever was folded, and are read while it is', async () => {
    const numbers = fc.sample(fc.integer({ min: 100, max: 160 }), { numRuns: 60, seed: 7 });
    for (let at = 0; at < numbers.length; at += 4)
      await push(
        a,
        numbers.slice(at, at + 4).map((n) => penaltyOf(n, { date: `2026-0${1 + (at % 9)}-01` })),
        `2026-11-0${1 + (at % 9)}T00:00:00.000Z`,
      );
    const before = await all(a);
    expect((await a.get(recordRuns.head, {}))!.runs.length).toBeGreaterThan(8);
    const history = await historyOf(a, codeOf(numbers[0]!));
    const [one, other, meanwhile] = await Promise.all([
      foldRuns(a, recordRuns, {}),
      foldRuns(a, recordRuns, {}),
      all(a),
    ]);
    expect(one || other).toBe(true);
    expect(meanwhile).toEqual(before);
    expect((await a.get(recordRuns.head, {}))!.runs.length).toBeLessThan(9);
    expect(await all(a)).toEqual(before);
    expect(await historyOf(a, codeOf(numbers[0]!))).toEqual(history);
    expect(before.map(({ subject }) => subject)).toEqual(before.map(({ subject }) => subject).sort());
  });
});
