import type { Base } from '../finds/deadlines.ts';
import { sentences } from '../finds/sentences.ts';
import { wholeRegionOf } from '../finds/wholeRegion.ts';
import type { Section } from '../outline/outline.ts';
import { outerBrackets, splitOutside } from '../text/brackets.ts';
import type { Span } from '../types.ts';
import { readClause, type UnitClause } from './clause.ts';
import { findLabels, startsWithLabel } from './labels.ts';
import { looksLikeUnit, splitNames } from './names.ts';

/** No unit line is longer; what is would be text between brackets that do not belong together. */
const LONGEST = 1_200;

/** A single one counts only behind a sentence: between words it is a hyphen or stands for 至. */
const DASH = /——|－－|--|(?<=^|[。；！])[—－-]/g;

/** The unit lines in each section's own words. */
export type SectionClauses = Map<Section, readonly UnitClause[]>;

/** Whether unit lines name any unit: they may say no more than a time. */
export const namesUnits = (clauses: readonly UnitClause[]): boolean =>
  clauses.some((clause) => clause.lead.length + clause.responsible.length > 0);

const namesOnlyUnits = ({ lead, responsible }: UnitClause): boolean =>
  lead.length + responsible.length > 0 && [...lead, ...responsible].every((unit) => unit.isUnit);

const hasFinds = (clause: UnitClause): boolean =>
  clause.lead.length + clause.responsible.length + clause.times.length > 0 ||
  clause.wholeRegion !== undefined;

/** The unit lines in a stretch of text, in order: in brackets, behind a dash, or on lines of their own. */
export function findClauses(text: string, within: Span, base: Base): UnitClause[] {
  const found: UnitClause[] = [];
  const take = (clause: UnitClause | undefined, span: Span): void => {
    if (clause && hasFinds(clause)) found.push({ ...clause, span });
  };
  const { pairs, open } = outerBrackets(text, within.start, within.end);
  const unclosed = findUnclosed(text, within, open, base);
  for (const pair of pairs) {
    if (pair.end - pair.start > LONGEST) continue;
    if (unclosed && pair.start > unclosed.span.start && pair.start < unclosed.span.end) continue;
    const last = !/[^。；\s]/.test(text.slice(pair.end, Math.min(within.end, pair.end + 4)));
    take(readClause(text, { start: pair.start + 1, end: pair.end - 1 }, base, last), pair);
  }
  take(unclosed, unclosed?.span ?? within);
  const ends = separate(
    dashedEnds(text, within),
    found.map((clause) => clause.span),
  );
  for (const span of ends) {
    const afterDash = {
      start: span.start + /^[—－-]+/.exec(text.slice(span.start, span.end))![0].length,
      end: span.end,
    };
    const alone = span.start === within.start || /[。；！\n]/.test(text[span.start - 1]!);
    take(readClause(text, afterDash, base, alone), span);
  }
  found.sort((a, b) => a.span.start - b.span.start);
  const lines = labelledLines(text, within);
  const taken = found.map((clause) => clause.span);
  for (const span of separate(lines, taken)) take(readClause(text, span, base, false), span);
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The unit line whose bracket was never closed: its words show it, and it ends where its sentences do. */
function findUnclosed(
  text: string,
  within: Span,
  open: readonly number[],
  base: Base,
): UnitClause | undefined {
  const labelled = open.find((at) => startsWithLabel(text.slice(at + 1, at + 30)));
  const start = labelled ?? open.at(-1);
  if (start === undefined) return undefined;
  const end = unclosedEnd(text, { start: start + 1, end: Math.min(within.end, start + LONGEST) });
  const isLast = !/[^。；\s]/.test(text.slice(end, within.end));
  const clause = readClause(text, { start: start + 1, end }, base, isLast);
  if (!clause || (labelled === undefined && !namesOnlyUnits(clause))) return undefined;
  return { ...clause, span: { start, end }, unsure: [...clause.unsure, 'units-bracket'] };
}

/** Where a unit line ends that nothing closes: what comes behind its sentence belongs to it as far as it speaks of units. */
function unclosedEnd(text: string, within: Span): number {
  const [first, ...more] = splitOutside(text.slice(within.start, within.end), '。\n');
  let end = first?.end ?? 0;
  for (const piece of more) {
    const span = { start: within.start + piece.start, end: within.start + piece.end };
    if (!startsWithLabel(text.slice(span.start, span.end)) && !wholeRegionOf(text, span)) break;
    end = piece.end;
  }
  return within.start + end;
}

/** Those of ordered spans that overlap none of the others, which are in order too. */
function separate(spans: readonly Span[], others: readonly Span[]): Span[] {
  let at = 0;
  return spans.filter((span) => {
    while (at < others.length && others[at]!.end <= span.start) at++;
    return at === others.length || others[at]!.start >= span.end;
  });
}

/** What stands behind a paragraph's last dash (……。——甲局、乙局). */
function dashedEnds(text: string, within: Span): Span[] {
  const spans: Span[] = [];
  for (let start = within.start; start < within.end; ) {
    const line = text.indexOf('\n', start);
    const end = line === -1 ? within.end : Math.min(line, within.end);
    const dash = [...text.slice(start, end).matchAll(DASH)].at(-1);
    if (dash && end - start - dash.index <= LONGEST) {
      const behind = text.slice(start + dash.index + dash[0].length, end);
      // 打造品牌——让群众满意。……责任单位：甲局
      if (startsWithLabel(behind) || (!/。./.test(behind) && findLabels(behind).length === 0))
        spans.push({ start: start + dash.index, end });
    }
    start = end + 1;
  }
  return spans;
}

/** Lines that begin with a label (牵头单位：…), with those that follow at once. */
function labelledLines(text: string, within: Span): Span[] {
  const spans: Span[] = [];
  for (const label of findLabels(text.slice(within.start, within.end))) {
    const start = within.start + label.start;
    if (start > within.start && !/[。；！\n]/.test(text[start - 1]!)) continue;
    const line = text.indexOf('\n', start);
    const end = Math.min(line === -1 ? within.end : line, within.end, start + LONGEST);
    const previous = spans.at(-1);
    if (previous && start <= previous.end + 1) {
      spans[spans.length - 1] = { start: previous.start, end: Math.max(end, previous.end) };
    } else spans.push({ start, end });
  }
  return spans;
}

/** 由甲牵头，乙、丙配合 */
const IN_TEXT =
  /由([^，。；由]{2,60}?)牵头(?:负责)?(?:，([^，。；]{2,60}?)((?:按职责|分工|共同|密切)*(?:配合|协助|参与)))?/;

/** Without a unit line: 由甲牵头 in the text, or a last sentence that says who does it. */
export function findUnitsInText(text: string, within: Span, base: Base): UnitClause | undefined {
  const parts = sentences(text, within);
  const last = parts.at(-1);
  if (last && last.end - last.start <= 200) {
    const clause = readClause(text, last, base, false);
    const units = clause ? [...clause.lead, ...clause.responsible] : [];
    if (clause && units.length > 0 && units.every((unit) => unit.isUnit)) return inText(clause);
  }
  for (const part of parts) {
    const match = IN_TEXT.exec(text.slice(part.start, part.end));
    if (!match) continue;
    const start = part.start + match.index + 1;
    const end = start + match[0].length - 1;
    const span = { start, end };
    const lead = splitNames(text, { start, end: start + match[1]!.length }).names;
    const behind = match[2] ? end - match[2].length - match[3]!.length : end;
    const responsible = match[2]
      ? splitNames(text, { start: behind, end: end - match[3]!.length }).names
      : [];
    if ([...lead, ...responsible].every((unit) => looksLikeUnit(unit.name))) {
      return inText({ span, lead, responsible, times: [], wholeRegion: undefined, unsure: [] });
    }
  }
  return undefined;
}

const inText = (clause: UnitClause): UnitClause => ({
  ...clause,
  unsure: [...clause.unsure, 'units-in-text'],
});
