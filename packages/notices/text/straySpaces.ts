import { looksLikeUnit } from '../units/names.ts';
import type { CleanLine } from './characters.ts';

const SPACE = /(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g;
/** Spaces in a thousand characters, above which they were not typed. */
const MOST = 30;

/** Whether spaces stand between Chinese characters so often that extraction must have put them there. */
function areStray(lines: readonly CleanLine[]): boolean {
  let length = 0;
  let spaces = 0;
  let behindUnits = 0;
  for (const { text } of lines) {
    length += text.length;
    for (const { index } of text.matchAll(SPACE)) {
      spaces++;
      // Lists of units are typed with spaces between them.
      if (looksLikeUnit(text.slice(Math.max(0, index - 8), index))) behindUnits++;
    }
  }
  return spaces * 1_000 > length * MOST && behindUnits * 2 < spaces;
}

/** The lines without the spaces within Chinese text, if these are no one's. */
export function withoutStraySpaces<T extends CleanLine>(lines: readonly T[]): readonly T[] {
  if (!areStray(lines)) return lines;
  return lines.map((line) => {
    const drop = new Set([...line.text.matchAll(SPACE)].map((match) => match.index));
    if (drop.size === 0) return line;
    return {
      ...line,
      text: line.text.replace(SPACE, ''),
      offsets: line.offsets.filter((_, i) => !drop.has(i)),
    };
  });
}
