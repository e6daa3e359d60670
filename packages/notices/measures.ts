import type { Base } from './finds/deadlines.ts';
import type { ReportingFind } from './finds/reporting.ts';
import { readMeasure } from './measure.ts';
import { numberMeasures } from './outline/numbers.ts';
import { type Section, withAbove } from './outline/outline.ts';
import { selectMeasures } from './outline/select.ts';
import { sectionTitle, titleText } from './outline/title.ts';
import { spansWithin } from './text/spans.ts';
import type { Measure } from './types.ts';
import { namesUnits, type SectionClauses } from './units/find.ts';

export interface MeasureContext {
  readonly base: Base;
  /** The notice's date. */
  readonly date: string | null;
  readonly reporting: readonly ReportingFind[];
}

/** The measures among a text's sections, in order, and the sections that were not taken for any. */
export function readMeasures(
  text: string,
  sections: readonly Section[],
  clauses: SectionClauses,
  context: MeasureContext,
): { measures: Omit<Measure, 'byWholeRegion'>[]; passedOver: readonly Section[] } {
  const named = new Set(sections.filter((section) => namesUnits(clauses.get(section) ?? [])));
  const titleOf = (section: Section): string => titleText(text, sectionTitle(text, section).span);
  const { measures, passedOver } = selectMeasures(sections, named, titleOf);
  const chosen = sections.filter((section) => measures.has(section));
  const kinds = new Set(chosen.map((section) => section.marker.kind));
  const numbers = numberMeasures(chosen, (section) => kinds.has(section.marker.kind));
  const over = withAbove(chosen);
  const reporting = context.reporting.filter((find) => find.regular).map((find) => find.span);
  const index = new Map(sections.map((section, i) => [section, i]));
  const parts = chosen.map((section) => {
    const end = over.has(section) ? section.ownEnd : section.end;
    const below: Section[] = [];
    for (let at = index.get(section)!; at < sections.length && sections[at]!.start < end; at++)
      below.push(sections[at]!);
    const own = below.flatMap((part) => clauses.get(part) ?? []);
    const unitsEnd = Math.max(own.at(-1)?.span.end ?? end, below.at(-1)!.textStart);
    return { clauses: own, end: trimmedEnd(text, section.textStart, end), unitsEnd };
  });
  // Behind the last unit line of a notice whose measures end with theirs stands what is meant for all.
  const lined = parts.filter((part) => part.clauses.length > 0);
  const ended = lined.filter(({ end, unitsEnd }) => !/[^。；\s]/.test(text.slice(unitsEnd, end))).length;
  const last = parts.at(-1);
  if (last && ended > 0 && ended * 2 >= lined.length) last.end = Math.min(last.end, last.unitsEnd);
  return {
    measures: chosen.map((section, i) => {
      const { clauses: own, end } = parts[i]!;
      return readMeasure({
        text,
        section,
        end,
        no: numbers[i]!,
        clauses: own,
        base: context.base,
        date: context.date,
        reporting: spansWithin(reporting, section.start, end),
      });
    }),
    passedOver,
  };
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}
