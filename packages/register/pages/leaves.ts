import { hash } from 'node:crypto';
import { compareAt, eachField, lineStarts, parseValue } from './lines.ts';
import { leafOf, type Seal, saltsOf } from './seal.ts';

const saltBytes = 32;
const [openObject, closeObject, comma] = Buffer.from('{},') as unknown as [number, number, number];
const idKey = keyOf('id');

/**
 * The leaf hashes of a page's rows, joined, as `sealRow` makes them: of the page's bytes, whose lines hold each field as
 * it is hashed, in a third of the time that it takes to make the rows and seal them.
 */
export function leavesOf(seal: Seal, bytes: Buffer): Buffer {
  // In the order in which fields stand in a line.
  const closedKeys = [...seal.closed].sort().map(keyOf);
  const [open, closed] = [new Part(), new Part()];
  const leaves: string[] = [];
  for (const start of lineStarts(bytes)) {
    let id = '';
    let next = 0;
    open.begin();
    closed.begin();
    eachField(bytes, start, (from, value, to) => {
      let order = 1;
      for (; next < closedKeys.length && order > 0; next++) {
        order = compareAt(bytes, from, closedKeys[next]!);
        if (order <= 0) break;
      }
      (order === 0 ? closed : open).add(bytes, from, to);
      if (compareAt(bytes, from, idKey) === 0) id = parseValue(bytes, value, to) as string;
    });
    const [openSalt, closedSalt] = saltsOf(seal, id);
    leaves.push(leafOf(open.hash(openSalt), closed.hash(closedSalt)));
  }
  return Buffer.from(leaves.join(''), 'latin1');
}

function keyOf(field: string): Buffer {
  return Buffer.from(`"${field}":`);
}

/** Some fields of a row, as they are hashed: behind a salt, as an object. */
class Part {
  #bytes = Buffer.alloc(2 ** 16);
  #end = 0;

  begin(): void {
    this.#end = saltBytes;
  }

  add(source: Buffer, from: number, to: number): void {
    const most = this.#end + to - from + 2;
    if (most > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], 2 * most);
    this.#bytes[this.#end] = this.#end === saltBytes ? openObject : comma;
    source.copy(this.#bytes, this.#end + 1, from, to);
    this.#end += 1 + to - from;
  }

  /** In hex. */
  hash(salt: string): string {
    if (this.#end === saltBytes) this.#bytes[this.#end++] = openObject;
    this.#bytes[this.#end++] = closeObject;
    this.#bytes.write(salt, 0, 'latin1');
    return hash('sha256', this.#bytes.subarray(0, this.#end));
  }
}
