import type { MarkerKind } from './markers.ts';
import { type Section, withAbove } from './outline.ts';

/** Sections that frame the measures and are none. */
const FRAME =
  /(?:总体|指导|基本)(?:要求|思想|原则|思路|目标)|(?:主要|工作|总体|发展)目标|(?:组织|要素|服务)?(?:保障|领导)(?:措施)?$|组织(?:实施|领导|保障)|保障(?:措施|机制)|工作要求|有关要求|附则|加强组织/;

export interface Selection {
  readonly measures: ReadonlySet<Section>;
  /** Sections that were not taken, and stand beside those that were. */
  readonly passedOver: readonly Section[];
}

/** Which sections are measures. `named` are those with a unit line in their own words; `titleOf` gives a heading's words. */
export function selectMeasures(
  sections: readonly Section[],
  named: ReadonlySet<Section>,
  titleOf: (section: Section) => string,
): Selection {
  if (named.size === 0) {
    const measures = withoutUnits(sections, titleOf);
    return { measures, passedOver: measures.size === 0 ? [] : beside(sections, measures) };
  }
  const shared = sharedLines(sections, named);
  const own = measureKinds(sections, named, shared);
  const measures = new Set<Section>();
  for (const section of named) {
    measures.add(shared.has(section) && !own.has(section.marker.kind) ? section.parent! : section);
  }
  const kinds = measureKinds(sections, measures, new Set());
  const above = withAbove(measures);
  const isBeside = neighbours(sections, measures);
  for (const section of sections) {
    if (measures.has(section) || above.has(section) || hasAbove(section, measures)) continue;
    const { kind } = section.marker;
    if (kinds.has(kind) && isBeside(section) && !FRAME.test(titleOf(section))) measures.add(section);
  }
  return { measures, passedOver: beside(sections, measures) };
}

/** What is neither a measure nor over or below one, without the parts of such sections. */
function beside(sections: readonly Section[], measures: ReadonlySet<Section>): Section[] {
  const above = withAbove(measures);
  return sections.filter(
    (section) =>
      !measures.has(section) &&
      !above.has(section) &&
      !hasAbove(section, measures) &&
      (!section.parent || above.has(section.parent)),
  );
}

/** The last of several parts where it alone has a unit line: that may be meant for all of them, so for what is above. */
function sharedLines(sections: readonly Section[], named: ReadonlySet<Section>): Set<Section> {
  const shared = new Set<Section>();
  for (const section of sections) {
    const last = section.children.at(-1);
    if (section.children.length < 2 || named.has(section) || !named.has(last!)) continue;
    if (section.children.every((child) => child === last || !named.has(child))) shared.add(last!);
  }
  return shared;
}

/**
 * The kinds of numbering of which at least half bear a unit line. Headings over such parts do not count, nor do parts of
 * which only the last has one.
 */
function measureKinds(
  sections: readonly Section[],
  named: ReadonlySet<Section>,
  shared: ReadonlySet<Section>,
): Set<MarkerKind> {
  const over = withAbove(named);
  const counts = new Map<MarkerKind, { all: number; named: number }>();
  for (const section of sections) {
    const last = section.parent?.children.at(-1);
    if ((over.has(section) && !named.has(section)) || (last && shared.has(last))) continue;
    const count = counts.get(section.marker.kind) ?? { all: 0, named: 0 };
    count.all++;
    if (named.has(section)) count.named++;
    counts.set(section.marker.kind, count);
  }
  return new Set([...counts].filter(([, count]) => count.named * 2 >= count.all).map(([kind]) => kind));
}

/** Says of a section without a unit line whether it stands beside measures of its kind, or goes on with their numbers. */
function neighbours(
  sections: readonly Section[],
  measures: ReadonlySet<Section>,
): (section: Section) => boolean {
  const groups = new Map<Section | undefined, Map<MarkerKind, { first: number; named: boolean }>>();
  for (const section of sections) {
    const { kind, value } = section.marker;
    const group = groups.get(section.parent) ?? new Map<MarkerKind, { first: number; named: boolean }>();
    groups.set(section.parent, group);
    const known = group.get(kind) ?? { first: value, named: false };
    group.set(kind, { ...known, named: known.named || measures.has(section) });
  }
  const numbers = new Set([...measures].map(({ marker }) => `${marker.kind} ${marker.value}`));
  return ({ parent, marker: { kind } }) => {
    const { first, named } = groups.get(parent)!.get(kind)!;
    return named || (first > 1 && numbers.has(`${kind} ${first - 1}`));
  };
}

function hasAbove(section: Section, measures: ReadonlySet<Section>): boolean {
  for (let at = section.parent; at; at = at.parent) if (measures.has(at)) return true;
  return false;
}

/** Without any unit line: articles, else what is numbered as a task, else the kind whose numbers run on through the document, else the deepest headings. */
function withoutUnits(sections: readonly Section[], titleOf: (section: Section) => string): Set<Section> {
  const of = (kind: MarkerKind): Section[] => sections.filter((section) => section.marker.kind === kind);
  for (const own of [of('article'), of('task')]) if (own.length > 0) return new Set(own);
  const framed = (section: Section): boolean => {
    for (let at: Section | undefined = section; at; at = at.parent) if (FRAME.test(titleOf(at))) return true;
    return false;
  };
  const kinds: MarkerKind[] = ['figure', 'chinese-paren', 'chinese'];
  const running = kinds.filter((kind) => runsOn(of(kind))).sort((a, b) => of(b).length - of(a).length)[0];
  const kind =
    running ?? (['chinese-paren', 'figure', 'chinese'] as const).find((each) => of(each).length > 0);
  return new Set(kind ? of(kind).filter((section) => !framed(section)) : []);
}

/** Whether numbers go on under several headings without beginning anew. */
function runsOn(sections: readonly Section[]): boolean {
  const parents = new Set(sections.map((section) => section.parent));
  return (
    sections.length >= 3 &&
    parents.size >= 2 &&
    sections.every((section, i) => i === 0 || section.marker.value > sections[i - 1]!.marker.value)
  );
}
