import type { Head } from './heads.ts';
import type { Marker } from './markers.ts';

/** A numbered heading with what stands below it. Offsets are of the cleaned text. */
export interface Section {
  readonly marker: Marker;
  /** How its number fits those before it. */
  readonly verdict: Head['verdict'];
  readonly parent: Section | undefined;
  readonly children: Section[];
  /** Where its number begins, and where its own words do. */
  readonly start: number;
  readonly textStart: number;
  /** Where its own words end: at its first child. */
  ownEnd: number;
  /** Where it ends with everything below it. */
  end: number;
}

/** The sections of a text in their order, from the headings' lines and where these begin. */
export function buildOutline(
  heads: ReadonlyMap<number, Head>,
  starts: readonly number[],
  length: number,
): Section[] {
  const sections: Section[] = [];
  const open: Section[] = [];
  const closeFrom = (depth: number, at: number): void => {
    for (const section of open.splice(depth)) section.end = at;
  };
  for (const [line, { marker, depth, verdict }] of heads) {
    const start = starts[line]!;
    closeFrom(depth, start);
    const parent = open.at(-1);
    if (parent && parent.children.length === 0) parent.ownEnd = start;
    const textStart = start + marker.label.length;
    const section: Section = {
      marker,
      verdict,
      parent,
      children: [],
      start,
      textStart,
      ownEnd: length,
      end: length,
    };
    const previous = sections.at(-1);
    if (previous && previous.ownEnd > start) previous.ownEnd = start;
    parent?.children.push(section);
    open.push(section);
    sections.push(section);
  }
  return sections;
}

/** The sections above, from the outermost. */
export function ancestors(section: Section): Section[] {
  const above: Section[] = [];
  for (let at = section.parent; at; at = at.parent) above.unshift(at);
  return above;
}

/** All sections above the given ones. */
export function withAbove(sections: Iterable<Section>): Set<Section> {
  const above = new Set<Section>();
  for (const section of sections) {
    for (let at = section.parent; at && !above.has(at); at = at.parent) above.add(at);
  }
  return above;
}
