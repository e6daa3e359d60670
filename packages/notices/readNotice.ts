import { type AnotherDocument, findAnother } from './anotherDocument.ts';
import type { Base } from './finds/deadlines.ts';
import { findReporting, type ReportingFind } from './finds/reporting.ts';
import { covers, findWholeRegion } from './finds/wholeRegion.ts';
import { type Header, readHeader } from './header.ts';
import { findHead, noticeFinds } from './headFinds.ts';
import { readMeasures } from './measures.ts';
import { bodyEnd, findHeads } from './outline/heads.ts';
import { buildOutline, type Section } from './outline/outline.ts';
import { headingOf } from './outline/title.ts';
import { planYear } from './planYear.ts';
import { regionOf } from './region.ts';
import { cutLongLines } from './text/cut.ts';
import { joinLines } from './text/join.ts';
import { sourceLines } from './text/lines.ts';
import { findTaskTables, type TaskRow } from './text/tables.ts';
import type { Measure, Notice, ReportingDate, Span, Warning } from './types.ts';
import { findClauses, namesUnits, type SectionClauses } from './units/find.ts';

/**
 * Reads a notice from its text (typed, or as extracted from a file). Never throws: what could not be read is null or
 * empty and reported in `warnings`, what is doubtful of a measure in its `unsure`. Linear in the text's length.
 */
export function readNotice(text: string): Notice {
  const tables = findTaskTables(text);
  const plain = readLines(text, []);
  if (tables.rows.length === 0) return plain;
  // Many a plan has a table that says all of it again.
  if (plain.measures.some(namesAnyUnit)) return { ...plain, warnings: [...plain.warnings, TABLE_LEFT_OUT] };
  const spread = readLines(text, tables.rows);
  if (!spread.measures.some(namesAnyUnit)) return plain;
  return {
    ...spread,
    warnings: [...spread.warnings, ...(tables.odd.length > 0 ? [oddRows(tables.odd.length)] : [])],
  };
}

const namesAnyUnit = ({ leadUnits, responsibleUnits }: Measure): boolean =>
  leadUnits.length + responsibleUnits.length > 0;

const TABLE_LEFT_OUT: Warning = {
  code: 'table-left-out',
  message: '正文之外还有任务表格，没有读取。请核对表中是否有正文没有的任务。',
};

const oddRows = (count: number): Warning => ({
  code: 'table-rows',
  message: `任务表格中有 ${count} 行与表头的栏数不同，没有按栏读取，请对照原文核对。`,
});

/** What a text says, its lines that are rows of a table of tasks read as such. */
function readLines(text: string, rows: readonly TaskRow[]): Notice {
  const lines = cutLongLines(sourceLines(text, rows));
  const first = readHeader(lines);
  const allHeads = findHeads(lines, first.bodyFrom);
  const another = findAnother(lines, allHeads.keys().next().value ?? lines.length);
  const ownLines = another ? lines.slice(0, another.at) : lines;
  // What is signed below the other document is not this one's.
  const header = another ? readHeader(ownLines) : first;
  const heads = new Map([...allHeads].filter(([line]) => line < ownLines.length));
  const ends = another ? new Set([...header.paragraphEnds, another.at - 1]) : header.paragraphEnds;
  const { source, starts } = joinLines(lines, allHeads, ends);
  const base = baseOf(header);
  const ownEnd = starts[ownLines.length] ?? source.text.length;
  const end = starts[bodyEnd(ownLines, heads, header.signatureAt)] ?? source.text.length;
  const sections = buildOutline(heads, starts, end);
  const clauses: SectionClauses = new Map();
  for (const section of sections) {
    clauses.set(section, findClauses(source.text, { start: section.textStart, end: section.ownEnd }, base));
  }
  const ownText = source.text.slice(0, ownEnd);
  const reporting = findReporting(ownText);
  const read = readMeasures(source.text, sections, clauses, { base, date: header.date, reporting });
  const clause = findWholeRegion(ownText, [...clauses.values()].flat());
  const reportingDates = allDates(rounds(reporting, read.measures));
  const region = regionOf(header.issuer ?? header.title);
  return {
    docNo: header.docNo,
    title: header.title,
    issuer: header.issuer,
    date: header.date,
    ...(region && { region }),
    measures: read.measures.map((measure) => ({
      ...measure,
      byWholeRegion: clause !== undefined && covers(clause, measure.span),
    })),
    ...(clause && { wholeRegionClause: clause }),
    reportingDates,
    finds: noticeFinds(source.text, findHead(ownText, header, { start: sections[0]?.start ?? end, end }), {
      reportingDates,
      ...(clause && { wholeRegionClause: clause }),
    }),
    warnings: [
      ...header.warnings,
      ...(another ? [leftOut(another, { start: ownEnd, end: source.text.length })] : []),
      ...(read.measures.length === 0 ? [NO_MEASURES] : []),
      ...read.passedOver.map((section) => passedOver(source.text, section)),
      ...unitsOutside(ownText, [...read.measures.map(({ span }) => span), ...read.passedOver], base),
      ...reporting.filter((find) => find.dates.length === 0).map(unreadReporting),
    ],
    source,
  };
}

const NO_MEASURES: Warning = {
  code: 'no-measures',
  message: '没有读出带编号的任务。请检查文件是否完整，任务是否以“一、”“（一）”“1.”或“第一条”编号。',
};

const leftOut = ({ title }: AnotherDocument, span: Span): Warning => ({
  code: 'another-document',
  message: `从这里起是另一份文件《${title.replace(/^《|》$/g, '')}》，没有读取。请把它单独导入。`,
  span,
});

function passedOver(text: string, section: Section): Warning {
  const span: Span = { start: section.start, end: section.end };
  return {
    code: 'section-passed-over',
    message: `“${headingOf(text, section)}”没有单位分工，未作为任务读取，请核对。`,
    span,
  };
}

/** Unit lines that stand in no measure: what they belong to was not seen to be one. `taken` are in no order. */
function unitsOutside(text: string, taken: readonly Span[], base: Base): Warning[] {
  const warnings: Warning[] = [];
  let at = 0;
  const last = { start: text.length, end: text.length };
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start).concat(last)) {
    for (const clause of start > at ? findClauses(text, { start: at, end: start }, base) : [])
      if (namesUnits([clause]) && !clause.unsure.includes('units-role'))
        warnings.push({
          code: 'units-outside',
          message: '此处写有单位分工，但没有读出是哪一项任务，请核对是否漏读。',
          span: { ...clause.span },
        });
    at = Math.max(at, end);
  }
  return warnings;
}

const unreadReporting = ({ span }: ReportingFind): Warning => ({
  code: 'reporting-unread',
  message: '此处提到定期报送，但没有读出日期，请补填。',
  span,
});

/** The sentences about rounds: regular ones, and those outside the measures (a single day there is a task's end). */
function rounds(
  reporting: readonly ReportingFind[],
  measures: readonly { readonly span: Span }[],
): ReportingFind[] {
  let at = 0;
  return reporting.filter(({ span, regular }) => {
    while (measures[at + 1] !== undefined && measures[at + 1]!.span.start <= span.start) at++;
    const measure = measures[at]?.span;
    return regular || measure === undefined || span.start < measure.start || span.end > measure.end;
  });
}

/** Each day once, in the order of the year. */
function allDates(reporting: readonly ReportingFind[]): ReportingDate[] {
  const dates = new Map<string, ReportingDate>();
  for (const date of reporting.flatMap((find) => find.dates)) {
    const key = `${date.monthDay} ${date.year ?? ''}`;
    if (!dates.has(key)) dates.set(key, date);
  }
  return [...dates].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, date]) => date);
}

/** Dates without a year belong to the year in the plan's title, else to the notice's. */
function baseOf({ title, date }: Header): Base {
  return { year: planYear(title, date), month: date ? Number(date.slice(5, 7)) : undefined };
}
