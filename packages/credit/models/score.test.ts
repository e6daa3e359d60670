import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditRecord } from '../records/record.ts';
import { compileModel } from './compile.ts';
import { fullMonths, type SubjectRow, subjectFields } from './fields.ts';
import { groupPoints, scoreOf } from './score.ts';
import { someKinds, someModel, someRecord } from './testing.ts';

const compiled = compileModel(someModel, someKinds, subjectFields);
const on = '2026-11-30';
const shop: SubjectRow = { id: '91620300MA00000007', type: '企业', established: '2024-01-01' };
const score = (records: readonly CreditRecord[], row: SubjectRow = shop) =>
  scoreOf(compiled, row, records, on);

describe('the points of a subject', () => {
  it('are those of its groups, each record with its own', () => {
    expect(score([])).toEqual({ class: 'A', milli: 400_000, contributions: [], direct: [] });
    const two = score([
      someRecord({ id: 'p2', values: { fine: 6 } }),
      someRecord({ id: 'p1', date: '2025-11-30' }),
    ]);
    // A year and no day less: half of 40. The other one is a heavy fine too.
    expect(two).toEqual({
      class: 'C',
      milli: 280_000,
      contributions: [
        [0, -20_000, 'p1'],
        [0, -40_000, 'p2'],
        [1, -60_000, 'p2'],
      ],
      direct: [],
    });
    expect(score([], { ...shop, established: '2021-11-30' }).contributions).toEqual([[3, 30_000]]);
  });

  it('leave out what is withdrawn, repaired, dated later, or of an age that counts no more', () => {
    const left = [
      someRecord({ id: 'a', state: 'withdrawn' }),
      someRecord({ id: 'b', state: 'repaired' }),
      someRecord({ id: 'c', date: '2026-12-01' }),
      someRecord({ id: 'd', date: '2024-11-30' }),
    ];
    expect(score(left)).toEqual(score([]));
  });

  it('are kept by the bounds of indicators and groups', () => {
    const awards = ['a', 'b', 'c'].map((id) => someRecord({ id, kind: 'award' }));
    const penalties = Array.from({ length: 20 }, (_, i) => someRecord({ id: `p${i}` }));
    expect(score(awards).milli).toBe(400_000);
    // Three awards are 60, of which 40 count: 300 − 40 + 40.
    expect(score([...awards, penalties[0]!]).milli).toBe(400_000);
    expect(score(penalties)).toMatchObject({ milli: 100_000, class: 'D' });
  });

  it('do not make a risk smaller than direct rules say: the worst of all decides', () => {
    const listed = someRecord({ id: 'l', kind: 'listing', values: { roll: 'serious' } });
    expect(score([listed])).toMatchObject({ class: 'D', milli: 400_000, direct: [[0, 'l']] });
    const labelled = { ...shop, labels: ['重点'] };
    expect(score([], labelled)).toMatchObject({ class: 'C', direct: [[1]] });
    expect(score([listed], labelled)).toMatchObject({ class: 'D', direct: [[0, 'l'], [1]] });
    const penalties = Array.from({ length: 20 }, (_, i) => someRecord({ id: `p${i}` }));
    expect(score(penalties, labelled)).toMatchObject({ class: 'D', direct: [[1]] });
  });
});

const anyRecord = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('penalty', 'award', 'listing', 'permit'),
    date: fc.integer({ min: 0, max: 1_400 }).map((days) => {
      const at = Date.parse('2023-06-01T00:00:00Z') + days * 86_400_000;
      return new Date(at).toISOString().slice(0, 10);
    }),
    state: fc.constantFrom('in-force' as const, 'withdrawn' as const, 'repaired' as const),
    values: fc.record({ fine: fc.integer({ min: 0, max: 10 }), roll: fc.constantFrom('serious', 'other') }),
  })
  .map((given) => someRecord(given));
const records = fc.uniqueArray(anyRecord, { selector: ({ id }) => id, maxLength: 30 });

describe('whatever the records are', () => {
  it('their order does not matter, to the byte', () => {
    fc.assert(
      fc.property(records, fc.integer(), (all, seed) => {
        const other = [...all].sort((a, b) => (a.id < b.id ? 1 : -1) * (seed % 2 === 0 ? 1 : -1));
        expect(JSON.stringify(score(other))).toBe(JSON.stringify(score(all)));
      }),
    );
  });

  it('all is whole numbers within the bounds, and the groups sum up to the points', () => {
    fc.assert(
      fc.property(records, (all) => {
        const { milli, contributions } = score(all);
        const groups = groupPoints(someModel, contributions);
        expect(groups.reduce((sum, group) => sum + group.milli, 0)).toBe(milli);
        for (const [i, { least, most }] of someModel.groups.entries()) {
          expect(Number.isSafeInteger(groups[i]!.milli)).toBe(true);
          expect(groups[i]!.milli).toBeGreaterThanOrEqual(least * 1_000);
          expect(groups[i]!.milli).toBeLessThanOrEqual(most * 1_000);
        }
      }),
    );
  });

  it('one more penalty never gives more points, one more award never fewer, and a penalty only fades', () => {
    fc.assert(
      fc.property(records, anyRecord, (all, one) => {
        const without = all.filter(({ id }) => id !== one.id);
        const penalty = score([...without, { ...one, kind: 'penalty' }]);
        const award = score([...without, { ...one, kind: 'award' }]);
        expect(penalty.milli).toBeLessThanOrEqual(score(without).milli);
        expect(award.milli).toBeGreaterThanOrEqual(score(without).milli);
        const later = scoreOf(compiled, shop, [{ ...one, kind: 'penalty' }], '2027-11-30');
        if (one.date <= on)
          expect(later.milli).toBeGreaterThanOrEqual(score([{ ...one, kind: 'penalty' }]).milli);
      }),
    );
  });
});

it('months are full only on the same day of the month', () => {
  expect([
    fullMonths('2025-11-30', '2026-11-29'),
    fullMonths('2025-11-30', '2026-11-30'),
    fullMonths('2026-12-01', '2026-11-30'),
  ]).toEqual([11, 12, -1]);
});
