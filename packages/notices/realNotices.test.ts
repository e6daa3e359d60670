import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNotice } from './readNotice.ts';

/** Real notices lie beside the checkout, if at all: their text is not ours to keep. */
const folder = process.env.MINGCHA_POLICIES ?? join(import.meta.dirname, '../../../shared/policies');
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
const missing = existsSync(folder) ? '' : ` (skipped: no real notices in ${folder})`;

interface Expected {
  docNo: string;
  title: string;
  issuer: string;
  date: string;
  measures: {
    no: number;
    title: string;
    leadUnits: string[];
    responsibleUnits: string[];
    byWholeRegion: boolean;
    deadline: string | null;
  }[];
}

describe.skipIf(missing !== '')(`notices as users have them${missing}`, () => {
  test.each(['gansu-2023-29', 'jinchang-2023-48'])('%s reads as a person read it', (name) => {
    const expected = JSON.parse(file(`${name}.expected.json`)) as Expected;
    const { docNo, title, issuer, date, measures } = readNotice(file(`${name}.txt`));
    const read = measures.map((measure) => ({
      no: measure.no,
      title: measure.title,
      leadUnits: measure.leadUnits,
      responsibleUnits: measure.responsibleUnits,
      byWholeRegion: measure.byWholeRegion,
      deadline: measure.deadline,
    }));
    expect({ docNo, title, issuer, date, measures: read }).toEqual(expected);
  });

  test('longnan-2023-47: its clause covers all that follows the first measure', () => {
    const notice = readNotice(file('longnan-2023-47.txt'));
    expect(notice.measures.map(({ no }) => no)).toEqual(Array.from({ length: 41 }, (_, i) => i + 1));
    expect(notice.measures.map((measure) => measure.byWholeRegion)).toEqual([false, ...Array(40).fill(true)]);
    expect(notice.wholeRegionClause?.units).toHaveLength(2);
    expect(notice.measures.every(({ responsibleUnits }) => responsibleUnits.length > 0)).toBe(true);
    expect(notice.measures[3]!.targets.map(({ comparison, value }) => [comparison, value])).toEqual([
      ['<=', 55],
      ['<=', 14],
    ]);
  });

  test('pingliang-2023-51: unit lines of their own, one heading with six parts', () => {
    const { measures } = readNotice(file('pingliang-2023-51.txt'));
    expect(measures.map(({ no }) => no)).toEqual([
      1,
      2,
      ...['3.1', '3.2', '3.3', '3.4', '3.5', '3.6'],
      ...Array.from({ length: 13 }, (_, i) => i + 4),
    ]);
    const units = measures.slice(0, 18).flatMap((measure) => measure.responsibleUnits);
    expect(new Set(units).size).toBe(6);
    expect(measures.slice(0, 18).every(({ unsure }) => unsure.length === 0)).toBe(true);
    expect(measures.slice(18).every(({ unsure }) => unsure.length > 0)).toBe(true);
  });
});
