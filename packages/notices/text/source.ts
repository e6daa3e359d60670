import type { CleanSource, Span } from '../types.ts';
import type { CleanLine } from './characters.ts';

/** Puts cleaned pieces together and keeps where they came from. */
export class SourceBuilder {
  readonly #parts: string[] = [];
  readonly #origin: [number, number][] = [];
  #length = 0;
  #expected = -1;

  get length(): number {
    return this.#length;
  }

  add(line: CleanLine): void {
    this.#parts.push(line.text);
    for (const offset of line.offsets) this.#step(offset);
  }

  /** A character of the reader's own, such as a paragraph's end; it stands where the last one ended. */
  addOwn(char: string): void {
    this.#parts.push(char);
    this.#step(Math.max(0, this.#expected));
  }

  #step(offset: number): void {
    if (offset !== this.#expected) this.#origin.push([this.#length, offset]);
    this.#expected = offset + 1;
    this.#length++;
  }

  finish(): CleanSource {
    return { text: this.#parts.join(''), origin: this.#origin };
  }
}

/** Where a character of the cleaned text stood in the original. */
function originalOffset({ origin }: CleanSource, at: number): number {
  let low = 0;
  let high = origin.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (origin[middle]![0] <= at) low = middle;
    else high = middle - 1;
  }
  const run = origin[low];
  return run ? run[1] + at - run[0] : 0;
}

/** The range of the original text that a span of the cleaned text was made of. */
export function originalSpan(source: CleanSource, span: Span): Span {
  const start = originalOffset(source, span.start);
  return { start, end: span.end > span.start ? originalOffset(source, span.end - 1) + 1 : start };
}
