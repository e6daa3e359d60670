import { tooLarge } from '../errors.ts';
import type { TableLimits } from '../limits.ts';
import { scanWhole } from './parts.ts';
import { RichText } from './text.ts';
import type { ZipEntry } from './zip-read.ts';

const SEGMENT = 2 ** 20;

/** Millions of empty strings pack into a few KB; this bounds what their places take in memory. */
const STRINGS_PER_ROW = 20;

/** Texts by number, held as UTF-8 outside the heap: two million of them as strings would be several times as large. */
export class StringTable {
  readonly #segments: Buffer[] = [];
  readonly #starts: number[] = [];
  #used = SEGMENT;

  get size(): number {
    return this.#starts.length;
  }

  add(text: string): void {
    const most = text.length * 3 + 4;
    if (this.#used + most > SEGMENT) {
      this.#segments.push(Buffer.allocUnsafe(Math.max(SEGMENT, most)));
      this.#used = 0;
    }
    const segment = this.#segments.at(-1)!;
    this.#starts.push((this.#segments.length - 1) * SEGMENT + this.#used);
    const length = segment.write(text, this.#used + 4, 'utf8');
    segment.writeUInt32LE(length, this.#used);
    this.#used += 4 + length;
  }

  get(index: number): string | undefined {
    const start = this.#starts[index];
    if (start === undefined) return undefined;
    const segment = this.#segments[Math.floor(start / SEGMENT)]!;
    const at = start % SEGMENT;
    return segment.toString('utf8', at + 4, at + 4 + segment.readUInt32LE(at));
  }
}

/** The shared strings of a workbook, an empty table if it has none. */
export async function readStrings(
  file: Buffer,
  entry: ZipEntry | undefined,
  limits: TableLimits,
): Promise<StringTable> {
  const table = new StringTable();
  if (!entry) return table;
  const text = new RichText(limits.cell);
  const handler = {
    open: (name: string) => text.open(name),
    close: (name: string) => {
      text.close(name);
      if (name !== 'si') return;
      if (table.size >= limits.rows * STRINGS_PER_ROW) throw tooLarge(limits.bytes);
      table.add(text.take());
    },
    text: (piece: string) => text.text(piece),
  };
  await scanWhole(file, entry, handler, limits.bytes);
  return table;
}
