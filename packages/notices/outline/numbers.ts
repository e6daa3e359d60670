import type { MeasureNo } from '../types.ts';
import { ancestors, type Section } from './outline.ts';

/**
 * The numbers of measures. A measure's own number is enough where no other has it; where numbers begin anew under each
 * heading, and below another measure's number, those of the headings above stand before it (`2.3`).
 */
export function numberMeasures(
  measures: readonly Section[],
  above: (section: Section) => boolean,
): MeasureNo[] {
  const paths = measures.map((section) => [
    ...ancestors(section).map((s) => s.marker.value),
    section.marker.value,
  ]);
  // Below a heading of the measures' own rank: （三）1. is 3.1
  const ranks = measures.map((section) => ancestors(section).filter(above).length);
  const longest = Math.max(0, ...paths.slice(0, 10_000).map((path) => path.length));
  for (let more = 0; more < longest; more++) {
    const numbers = paths.map((path, i) => path.slice(Math.max(0, path.length - 1 - ranks[i]! - more)));
    if (new Set(numbers.map((number) => number.join('.'))).size === numbers.length) {
      return numbers.map((number) => (number.length === 1 ? number[0]! : number.join('.')));
    }
  }
  return withSuffixes(paths.map((path, i) => path.slice(path.length - 1 - ranks[i]!).join('.')));
}

/** Numbers that a document gives twice. */
function withSuffixes(numbers: readonly string[]): MeasureNo[] {
  const seen = new Map<string, number>();
  return numbers.map((number) => {
    const times = (seen.get(number) ?? 0) + 1;
    seen.set(number, times);
    if (times > 1) return `${number}-${times}`;
    return number.includes('.') ? number : Number(number);
  });
}
