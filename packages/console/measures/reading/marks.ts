import type { Notice } from '../../api/measures/measureTypes.ts';
import type { Entry } from './draft.ts';

/** A piece of the source in the colour of what was found there. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
  /** The measure it belongs to; none for a fact of the notice itself. */
  key?: string;
}

/** A paragraph of the source with what was found in it; offsets are those of the whole text. */
export interface Paragraph {
  start: number;
  text: string;
  marks: Mark[];
  /** The first measure that begins in it, for finding the way from the form. */
  keys: string[];
}

const measureFields: Record<string, string> = {
  title: 'title',
  lead: 'leads',
  units: 'leads',
  responsible: 'partners',
  deadline: 'deadline',
  cadence: 'cadence',
  target: 'targets',
  section: 'section',
};

/** Where the notice's own facts are in its form; their marks are of one kind. */
const headFields: Record<string, string> = {
  docNo: 'docNo',
  title: 'title',
  issuer: 'issuer',
  date: 'date',
  reporting: 'schedule',
};
const headKind = 'head-';

/** Where a click on a mark leads: to a measure's field, or to one of the notice's own. */
export const fieldOf = (kind: string): string =>
  (kind.startsWith(headKind) ? headFields[kind.slice(headKind.length)] : measureFields[kind]) ?? 'title';

/** The marks of the notice's own facts. */
export const headMarks = (finds: Notice['finds']): Mark[] =>
  finds.map(({ kind, span }) => ({ ...span, kind: headKind + kind }));

/** Cuts the source into paragraphs with their marks. Finds inside others win; a find over a line's end is cut there. */
export function paragraphsOf(
  text: string,
  entries: readonly Entry[],
  ofNotice: readonly Mark[] = [],
): Paragraph[] {
  const marks = flat([...ofNotice, ...sectionMarks(text, entries), ...entries.flatMap(findMarks)]);
  const starts = entries
    .flatMap(({ key, measure }) => (measure.span ? [{ at: measure.span.start, key }] : []))
    .sort((a, b) => a.at - b.at);
  const paragraphs: Paragraph[] = [];
  let [mark, next, start] = [0, 0, 0];
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const own: Mark[] = [];
    while (marks[mark] && marks[mark]!.start < end) {
      const one = marks[mark]!;
      own.push({ ...one, start: Math.max(one.start, start), end: Math.min(one.end, end) });
      if (one.end > end) break;
      mark++;
    }
    const keys: string[] = [];
    while (starts[next] && starts[next]!.at <= end) keys.push(starts[next++]!.key);
    if (line !== '')
      paragraphs.push({ start, text: line, marks: own.filter((one) => one.end > one.start), keys });
    start = end + 1;
  }
  return paragraphs;
}

const findMarks = ({ key, measure }: Entry): Mark[] =>
  measure.finds.map(({ kind, span }) => ({ ...span, kind, key }));

/** Headings have no span of their own: each is looked for above the first measure that stands under it. */
function sectionMarks(text: string, entries: readonly Entry[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const { key, measure } of entries) {
    for (const heading of measure.section) {
      if (!measure.span || found.has(heading)) continue;
      const start = text.lastIndexOf(heading, measure.span.start);
      if (heading !== '' && start >= 0) {
        found.set(heading, { start, end: start + heading.length, kind: 'section', key });
      }
    }
  }
  return [...found.values()];
}

/** Marks in order that do not overlap: where several cover a place, the shortest has it. */
function flat(marks: Mark[]): Mark[] {
  const waiting = [...marks].sort((a, b) => a.start - b.start);
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const result: Mark[] = [];
  let open: Mark[] = [];
  let next = 0;
  let owner: Mark | undefined;
  for (const [index, at] of edges.entries()) {
    while (waiting[next] && waiting[next]!.start <= at) open.push(waiting[next++]!);
    open = open.filter(({ end }) => end > at);
    const shortest = open.reduce<Mark | undefined>(
      (a, b) => (a && length(a) <= length(b) ? a : b),
      undefined,
    );
    const end = edges[index + 1] ?? at;
    if (shortest && shortest === owner) result[result.length - 1]!.end = end;
    else if (shortest) result.push({ ...shortest, start: at, end });
    owner = shortest;
  }
  return result;
}

const length = ({ start, end }: Mark): number => end - start;

/** Whether two paragraphs look the same. */
export function sameParagraph(a: Paragraph, b: Paragraph): boolean {
  return (
    a.start === b.start &&
    a.text === b.text &&
    a.keys.join() === b.keys.join() &&
    a.marks.length === b.marks.length &&
    a.marks.every(
      ({ start, end, kind, key }, index) =>
        start === b.marks[index]!.start &&
        end === b.marks[index]!.end &&
        kind === b.marks[index]!.kind &&
        key === b.marks[index]!.key,
    )
  );
}
