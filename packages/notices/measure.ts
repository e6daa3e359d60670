import { type Base, findTimes, type TimeFind } from './finds/deadlines.ts';
import { findTargets, type TargetFind } from './finds/targets.ts';
import { ancestors, type Section } from './outline/outline.ts';
import { findTitle, headingOf, type Title, titleText } from './outline/title.ts';
import type { Find, Measure, MeasureNo, Span, Unsure } from './types.ts';
import type { UnitClause } from './units/clause.ts';
import { findUnitsInText, namesUnits } from './units/find.ts';

export interface MeasureParts {
  readonly text: string;
  readonly base: Base;
  /** The notice's date: a deadline before it is doubtful. */
  readonly date: string | null;
  readonly section: Section;
  readonly no: MeasureNo;
  /** The end of what belongs to it: its own words, or all below it that is no measure itself. */
  readonly end: number;
  readonly clauses: readonly UnitClause[];
  /** Sentences that say when to report, which are no deadlines. */
  readonly reporting: readonly Span[];
}

const inside = (span: Span, outer: Span): boolean => span.start >= outer.start && span.end <= outer.end;
const without = <T extends { span: Span }>(finds: readonly T[], spans: readonly Span[]): T[] =>
  finds.filter((find) => !spans.some((span) => inside(find.span, span)));

/** One measure from its section and unit lines; whether a whole-region clause covers it is not known here. */
export function readMeasure(parts: MeasureParts): Omit<Measure, 'byWholeRegion'> {
  const { text, section, end, base } = parts;
  const firstClause = parts.clauses[0]?.span.start ?? end;
  const title = findTitle(text, section.textStart, Math.min(end, firstClause));
  const body = { start: Math.min(title.next, end), end };
  const inText = namesUnits(parts.clauses) ? undefined : findUnitsInText(text, body, base);
  const clauses = inText ? [...parts.clauses, inText] : parts.clauses;
  const spans = parts.clauses.map((clause) => clause.span);
  const whole = { start: section.textStart, end };
  const targets = without(findTargets(text, whole), spans);
  const freeTimes = without(findTimes(text, whole, base, false), [...spans, ...parts.reporting]);
  const deadline = chooseDeadline(
    clauses.flatMap((clause) => clause.times),
    freeTimes,
  );
  const unsure = new Set<Unsure>(clauses.flatMap((clause) => clause.unsure));
  if (!title.sure) unsure.add('title');
  const { verdict, marker } = section;
  if (verdict === 'gap' || (verdict === 'again' && marker.value > 1)) unsure.add('number');
  if (!namesUnits(clauses)) unsure.add('units-missing');
  if (parts.clauses.filter((clause) => namesUnits([clause])).length > 1) unsure.add('units-several');
  if (deadline.unread) unsure.add('deadline-unread');
  if (deadline.several) unsure.add('deadline-several');
  if (deadline.date && parts.date && deadline.date < parts.date) unsure.add('deadline-past');
  for (const target of targets) for (const reason of target.unsure) unsure.add(reason);
  return {
    no: parts.no,
    label: section.marker.label.trim(),
    section: ancestors(section).map((above) => headingOf(text, above)),
    title: titleText(text, title.span),
    text: bodyText(text, body, spans),
    leadUnits: unique(clauses.flatMap((clause) => clause.lead.map((unit) => unit.name))),
    responsibleUnits: unique(clauses.flatMap((clause) => clause.responsible.map((unit) => unit.name))),
    deadline: deadline.date ?? null,
    cadence: deadline.cadence ?? null,
    targets: targets.map(({ metric, comparison, value, unit }) => ({ metric, comparison, value, unit })),
    span: { start: section.start, end },
    finds: findsOf(
      text,
      title,
      clauses,
      [...clauses.flatMap((clause) => clause.times), ...freeTimes],
      targets,
    ),
    unsure: [...unsure],
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** What follows the title, without the unit lines at its beginning and end. */
function bodyText(text: string, body: Span, clauses: readonly Span[]): string {
  let { start, end } = body;
  const blank = (from: number, to: number): boolean =>
    !/[^。；\s]/.test(text.slice(from, Math.min(to, from + 8)));
  for (const clause of [...clauses].reverse()) {
    if (clause.start < start || !blank(clause.end, end)) break;
    end = clause.start;
  }
  for (const clause of clauses) {
    if (clause.end > end || clause.start < start - 1 || !blank(start, clause.start)) break;
    start = clause.end;
  }
  return text
    .slice(start, Math.max(start, end))
    .replace(/^[。；\s]+/, '')
    .trim();
}

interface Deadline {
  readonly date: string | undefined;
  readonly cadence: Measure['cadence'] | undefined;
  readonly several: boolean;
  readonly unread: boolean;
}

/** The unit line's time counts; without one, those of the text; of several the latest. */
function chooseDeadline(fromLine: readonly TimeFind[], fromText: readonly TimeFind[]): Deadline {
  const times = fromLine.length > 0 ? fromLine : fromText;
  const dates = [...new Set(times.flatMap((time) => time.date ?? []))].sort();
  const cadence = times.find((time) => time.cadence !== undefined)?.cadence;
  const unread = times.some((time) => time.date === undefined && time.cadence === undefined);
  return { date: dates.at(-1), cadence, several: dates.length > 1, unread };
}

function findsOf(
  text: string,
  title: Title,
  clauses: readonly UnitClause[],
  times: readonly TimeFind[],
  targets: readonly TargetFind[],
): Find[] {
  const find = (kind: Find['kind'], span: Span, value?: string): Find => ({
    kind,
    text: text.slice(span.start, span.end),
    span,
    ...(value !== undefined && { value }),
  });
  const finds = [
    find('title', title.span),
    ...clauses.flatMap((clause) => [
      find('units', clause.span),
      ...clause.lead.map((unit) => find('lead', unit.span, unit.name)),
      ...clause.responsible.map((unit) => find('responsible', unit.span, unit.name)),
    ]),
    ...times.map((time) =>
      time.cadence ? find('cadence', time.span, time.cadence) : find('deadline', time.span, time.date ?? ''),
    ),
    ...targets.map((target) =>
      find('target', target.span, `${target.comparison} ${target.value} ${target.unit}`),
    ),
  ];
  return finds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
