import type { SourceLine } from '../text/lines.ts';
import { startsWithLabel } from '../units/labels.ts';
import { type Marker, markerAt } from './markers.ts';
import { Sequence, type Verdict } from './sequence.ts';

/** A line that begins a heading. */
export interface Head {
  readonly marker: Marker;
  readonly depth: number;
  readonly verdict: Exclude<Verdict, 'no'>;
}

const ENDS_SENTENCE = /[。；！？）”〕：]$/;
const GOES_ON = /[，、（《“〔【]$/;
/** A heading's own sentence is short; what runs on is text that happens to begin with a number. */
const looksTitled = (line: string): boolean => line.length <= 60 || /^.{2,60}[。：]/.test(line);

/** Which lines begin headings, by their index; `from` is the first that may. */
export function findHeads(lines: readonly SourceLine[], from: number): Map<number, Head> {
  const markers = lines.map((line, i) => (i < from ? undefined : markerAt(line.text)));
  const followed = withFollower(markers);
  const sequence = new Sequence();
  const heads = new Map<number, Head>();
  markers.forEach((marker, i) => {
    if (!marker) return;
    const verdict = sequence.judge(marker);
    if (verdict === 'no' || !stands(lines, heads, i, from, verdict)) return;
    if (verdict === 'start' && !followed.has(i)) return;
    heads.set(i, { marker, verdict, depth: sequence.take(marker) });
  });
  return heads;
}

/** Whether a line stands where a heading can, the more surely the less its number says. */
function stands(
  lines: readonly SourceLine[],
  heads: ReadonlyMap<number, Head>,
  i: number,
  from: number,
  verdict: Verdict,
): boolean {
  const line = lines[i]!;
  const previous = lines[i - 1];
  if (!previous || i === from) return true;
  if (GOES_ON.test(previous.text)) return false;
  const afterHead = heads.has(i - 1) && previous.text.length < 40;
  const afterEnd = ENDS_SENTENCE.test(previous.text) || line.gap || startsWithLabel(previous.text);
  if (afterHead || afterEnd) return verdict === 'next' || verdict === 'first' || looksTitled(line.text);
  if (line.glued) return false;
  return verdict === 'next' || (verdict === 'first' && looksTitled(line.text));
}

/** The markers after which the next number of their kind follows somewhere. */
function withFollower(markers: readonly (Marker | undefined)[]): Set<number> {
  const followed = new Set<number>();
  const seen = new Set<string>();
  for (let i = markers.length - 1; i >= 0; i--) {
    const marker = markers[i];
    if (!marker) continue;
    if (seen.has(`${marker.kind} ${marker.value + 1}`)) followed.add(i);
    seen.add(`${marker.kind} ${marker.value}`);
  }
  return followed;
}

/** What stands behind the last measure: who signed, copies, appendices. */
const CLOSING = /^(?:附件[:：\d]|附件$|抄送|（此件|（联系人|此件(?:公开|主动))/;

/** The line after the body's last, which may be the number of lines. */
export function bodyEnd(
  lines: readonly SourceLine[],
  heads: ReadonlyMap<number, Head>,
  signatureAt: number | undefined,
): number {
  const last = [...heads.keys()].at(-1) ?? lines.length;
  for (let i = last + 1; i < lines.length; i++)
    if (i === signatureAt || CLOSING.test(lines[i]!.text)) return i;
  return lines.length;
}
