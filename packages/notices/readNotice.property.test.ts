import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNotice } from './readNotice.ts';
import { substance } from './testing/brief.ts';
import * as notices from './testing/notices.ts';
import { originalSpan } from './text/source.ts';

const texts = Object.values(notices).filter((value) => typeof value === 'string');
const notice = fc.constantFrom(...texts);
/** A table is its lines, and its labels are said again in each row. */
const running = fc.constantFrom(...texts.filter((text) => text !== notices.table));
/** What breaks readers: brackets, marks, numbers, labels, and what no one types. */
const SHREDS = [
  ...'（）〔〕【】()[]“”《》、，；：。\n\r\f\t \u3000\u0000\ud800\ufeff0123456789一二三十百第条章年月日前底%等及和',
  '牵头单位：',
  '责任单位',
  '\n1.',
  '\n（一）',
  '\n一、',
  '第一条 ',
  '# Page 3:',
  '以下措施均需',
  '不再列出',
  '按职责分工负责',
  '每季度',
  '6月31日前',
  '99999999999999999999个工作日内',
];

/** Notices with pieces cut out, doubled, or put in. */
const mutatedOf = (of: fc.Arbitrary<string>) =>
  fc
    .tuple(
      of,
      fc.array(fc.tuple(fc.nat(), fc.nat(60), fc.constantFrom(...SHREDS), fc.boolean()), { maxLength: 30 }),
    )
    .map(([text, edits]): string => {
      let now: string = text;
      for (const [at, length, shred, keeps] of edits) {
        const from = at % (now.length + 1);
        now = now.slice(0, from) + shred + now.slice(keeps ? Math.max(0, from - length) : from + length);
      }
      return now;
    });
const mutated = mutatedOf(notice);

function check(text: string): void {
  const { source, measures, reportingDates, warnings, wholeRegionClause } = readNotice(text);
  const spans = [
    ...measures.flatMap(({ span, finds }) => [span, ...finds.map((find) => find.span)]),
    ...reportingDates.map(({ span }) => span),
    ...warnings.flatMap(({ span }) => span ?? []),
    ...(wholeRegionClause ? [wholeRegionClause.span] : []),
  ];
  for (const span of spans) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(source.text.length);
    const original = originalSpan(source, span);
    expect(original.end).toBeLessThanOrEqual(text.length);
  }
  expect(new Set(measures.map(({ no }) => String(no))).size).toBe(measures.length);
  for (const measure of measures) {
    for (const find of measure.finds)
      expect(source.text.slice(find.span.start, find.span.end)).toBe(find.text);
    const named = new Set(
      measure.finds.flatMap(({ kind, value }) => (kind === 'lead' || kind === 'responsible' ? value : [])),
    );
    expect(new Set([...measure.leadUnits, ...measure.responsibleUnits])).toEqual(named);
  }
}

test('mutated notices are read, and every find is where it says', () => {
  fc.assert(fc.property(mutated, check), { numRuns: 150 });
});

test('truncated notices are read', () => {
  fc.assert(
    fc.property(notice, fc.nat(), fc.nat(), (text, a, b) => {
      const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y);
      check(text.slice(from, to));
    }),
    { numRuns: 100 },
  );
});

test('any text is read', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...SHREDS), fc.string({ unit: 'binary' }))), (parts) =>
      check(parts.join('')),
    ),
    {
      numRuns: 100,
    },
  );
});

test('how a page broke the lines does not matter', () => {
  fc.assert(
    fc.property(
      running,
      fc.integer({ min: 12, max: 60 }),
      fc.integer({ min: 5, max: 40 }),
      (text, width, page) => {
        expect(substance(notices.asExtracted(text, width, page))).toEqual(substance(text));
      },
    ),
    { numRuns: 80 },
  );
});

test('every Chinese character of the cleaned text is the one it came from', () => {
  fc.assert(
    fc.property(mutatedOf(running), (text) => {
      const { source } = readNotice(text);
      for (let i = 0; i < source.text.length; i += 7) {
        const char = source.text[i]!;
        if (!/[\u4e00-\u9fff]/.test(char)) continue;
        expect(text[originalSpan(source, { start: i, end: i + 1 }).start]).toBe(char);
      }
    }),
    { numRuns: 60 },
  );
});
