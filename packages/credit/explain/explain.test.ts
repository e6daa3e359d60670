import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileModel } from '../models/compile.ts';
import { subjectFields } from '../models/fields.ts';
import { scoreOf } from '../models/score.ts';
import { someKinds, someModel, someRecord } from '../models/testing.ts';
import type { CreditRecord } from '../records/record.ts';
import { compareParts } from './compare.ts';
import { partsOf } from './parts.ts';

const compiled = compileModel(someModel, someKinds, subjectFields);
const shop = { id: '91620300MA00000007', established: '2024-01-01' };
const at = (on: string, records: readonly CreditRecord[]) => {
  const score = scoreOf(compiled, shop, records, on);
  return { ...score, parts: partsOf(someModel, score.contributions) };
};

describe('two months of one enterprise', () => {
  it('from B to C are explained to the point by three records', () => {
    const old = someRecord({ id: 'old', date: '2025-11-15' });
    const award = someRecord({ id: 'award', kind: 'award', date: '2026-01-10' });
    const fine = someRecord({ id: 'fine', date: '2026-11-20', values: { fine: 6 } });
    const october = at('2026-10-31', [old, award]);
    // The old penalty is a year old now; the award was withdrawn; a heavy fine came.
    const november = at('2026-11-30', [old, { ...award, state: 'withdrawn' }, fine]);
    expect([october.class, october.milli, november.class, november.milli]).toEqual([
      'B',
      380_000,
      'C',
      280_000,
    ]);
    expect(compareParts(october.parts, november.parts)).toEqual([
      {
        of: 'record',
        group: 'law',
        indicator: 'penalty',
        record: 'fine',
        before: 0,
        after: -40_000,
        change: 'came',
      },
      {
        of: 'record',
        group: 'law',
        indicator: 'penalty',
        record: 'old',
        before: -40_000,
        after: -20_000,
        change: 'faded',
      },
      {
        of: 'record',
        group: 'law',
        indicator: 'heavy',
        record: 'fine',
        before: 0,
        after: -60_000,
        change: 'came',
      },
      {
        of: 'record',
        group: 'law',
        indicator: 'award',
        record: 'award',
        before: 20_000,
        after: 0,
        change: 'went',
      },
    ]);
  });

  it('are the same where nothing happened', () => {
    const { parts } = at('2026-10-31', [someRecord({ id: 'a' })]);
    expect(compareParts(parts, at('2026-11-30', [someRecord({ id: 'a' })]).parts)).toEqual([]);
  });

  const records = fc.uniqueArray(
    fc
      .record({
        id: fc.stringMatching(/^[a-z]{4}$/),
        kind: fc.constantFrom('penalty', 'award'),
        date: fc.constantFrom('2024-10-01', '2025-10-15', '2026-03-01', '2026-11-02'),
        values: fc.record({ fine: fc.integer({ min: 0, max: 10 }) }),
      })
      .map((given) => someRecord(given)),
    { selector: ({ id }) => id, maxLength: 15 },
  );

  it('differ by exactly what their parts do, and each month is the sum of its parts', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const [before, after] = [at('2026-10-31', one), at('2026-11-30', other)];
        for (const { parts, milli } of [before, after])
          expect(parts.reduce((sum, part) => sum + part.milli, 0)).toBe(milli);
        const changes = compareParts(before.parts, after.parts);
        const moved = changes.reduce((sum, change) => sum + change.after - change.before, 0);
        expect(moved).toBe(after.milli - before.milli);
      }),
    );
  });
});
