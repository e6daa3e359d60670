import { createReadStream } from 'node:fs';

/** No plan comes near so many characters. */
const LONGEST_PLAN = 2 ** 20;
/** A text longer than this JavaScript cannot hold. */
const LONGEST_LINE = 2 ** 28;

/** The lines of a UTF-8 file, without their ends; an empty one at the end is left out. Throws for other bytes than UTF-8. */
export async function* linesOf(path: string, longest = LONGEST_LINE): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  /** The parts of a line whose end has not come. */
  let begun: string[] = [];
  let length = 0;
  for await (const bytes of createReadStream(path, { highWaterMark: 2 ** 18 })) {
    const [first, ...others] = decoder.decode(bytes as Uint8Array, { stream: true }).split('\n');
    begun.push(first!);
    length += first!.length;
    if (others.length > 0) {
      yield begun.join('');
      const last = others.pop()!;
      yield* others;
      begun = [last];
      length = last.length;
    }
    if (length > longest) throw new RangeError(`a line has more than ${longest} characters`);
  }
  const rest = begun.join('') + decoder.decode();
  if (rest !== '') yield rest;
}

/** Whether a file is a proof as lines: its first line is an object whose only field is the plan, and others follow. */
export async function hasPlanFirst(path: string): Promise<boolean> {
  try {
    let first: string | undefined;
    for await (const line of linesOf(path, LONGEST_PLAN)) {
      if (first !== undefined) return isPlan(first);
      first = line;
    }
    return false;
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError)
      return false;
    throw error;
  }
}

function isPlan(line: string): boolean {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'plan';
}
