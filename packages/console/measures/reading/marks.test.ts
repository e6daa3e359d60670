import { readNotice } from '@mingcha/notices';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phrases, plan } from '../../../notices/testing/notices.ts';
import type { DraftMeasure } from '../../api/measures/measureTypes.ts';
import type { Entry } from './draft.ts';
import { fieldOf, headMarks, paragraphsOf } from './marks.ts';

const entriesOf = (measures: Pick<DraftMeasure, 'span' | 'finds' | 'section'>[]): Entry[] =>
  measures.map((measure, index) => ({
    key: `m${index}`,
    was: undefined,
    measure: measure as DraftMeasure,
  }));

test('every find of a notice is marked where it stands, in pieces that do not overlap', () => {
  for (const notice of [plan, phrases].map(readNotice)) {
    const entries = entriesOf(notice.measures as unknown as DraftMeasure[]);
    const marks = paragraphsOf(notice.source.text, entries).flatMap((paragraph) => paragraph.marks);
    for (const [index, { key, measure }] of entries.entries()) {
      expect(notice.measures[index]!.finds.length).toBeGreaterThan(0);
      for (const find of measure.finds) {
        const inside = marks.filter((one) => one.start >= find.span.start && one.end <= find.span.end);
        expect(inside.some((one) => one.key === key)).toBe(true);
      }
    }
    expect(marks.filter(({ kind }) => kind === 'section').length).toBeGreaterThan(1);
    for (const [index, mark] of marks.entries())
      expect(mark.start).toBeGreaterThanOrEqual(marks[index - 1]?.end ?? 0);
  }
});

test('the notice’s own facts were not marked', () => {
  const { source, measures, finds } = readNotice(plan);
  const paragraphs = paragraphsOf(
    source.text,
    entriesOf(measures as unknown as DraftMeasure[]),
    headMarks(finds.map(({ span, ...rest }) => ({ ...rest, span: { ...span } }))),
  );
  const marks = paragraphs.flatMap((paragraph) => paragraph.marks).filter(({ key }) => key === undefined);
  expect(marks.map(({ start, end, kind }) => [source.text.slice(start, end), fieldOf(kind)])).toEqual([
    ['云岭市人民政府办公室', 'issuer'],
    ['2025年云岭市便民利企行动方案', 'title'],
    ['云政办发〔2025〕17号', 'docNo'],
    ['2025年4月8日', 'date'],
    ['3月15日', 'schedule'],
    ['7月15日', 'schedule'],
    ['11月30日', 'schedule'],
  ]);
});

test('the paragraphs hold all of the text, for any spans', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('甲', '乙', '\n'), maxLength: 60 }),
      fc.array(span),
      (text, spans) => {
        const finds = spans.map((one) => ({ kind: 'lead', text: '', span: one }));
        const paragraphs = paragraphsOf(text, entriesOf([{ span: null, finds, section: [] }]));
        expect(paragraphs.map((one) => one.text)).toEqual(text.split('\n').filter((line) => line !== ''));
        for (const { start, text: own, marks } of paragraphs) {
          let last = start;
          for (const mark of marks) {
            expect(mark.start).toBeGreaterThanOrEqual(last);
            expect(mark.end).toBeGreaterThan(mark.start);
            last = mark.end;
          }
          expect(last).toBeLessThanOrEqual(start + own.length);
        }
      },
    ),
  );
});
