/** A row on its way into a page. */
export type Entry = {
  readonly key: string;
  readonly id: string;
  /** Canonical JSON. */
  readonly line: Buffer;
  /** Bytes of the line. */
  readonly size: number;
  /** The hash of the row's leaf in its page's Merkle tree: 32 bytes, one character (0–255) each. */
  readonly leaf: string;
};

const hashBytes = 32;
const slabBytes = 2 ** 20;
/** Of UTF-8, for a unit of UTF-16. */
const mostPerUnit = 3;

let slab = Buffer.alloc(0);
let used = 0;

/** Key, leaf and line lie in a slab, one behind the other; each of them is made when it is asked for. */
class PackedEntry implements Entry {
  readonly id: string;
  readonly size: number;
  private readonly slab: Buffer;
  private readonly at: number;

  constructor(id: string, at: number, size: number) {
    this.id = id;
    this.size = size;
    this.slab = slab;
    this.at = at;
  }

  get key(): string {
    return this.slab.toString('latin1', this.at, this.at + hashBytes);
  }

  get leaf(): string {
    return this.slab.toString('latin1', this.at + hashBytes, this.at + 2 * hashBytes);
  }

  get line(): Buffer {
    const from = this.at + 2 * hashBytes;
    return this.slab.subarray(from, from + this.size);
  }
}

/** An entry of these parts. An import holds 200,000: as strings and a buffer each they would take twice the memory. */
export function packEntry(
  id: string,
  { key, leaf, line }: { key: string; leaf: string; line: string },
): Entry {
  const most = 2 * hashBytes + line.length * mostPerUnit;
  if (used + most > slab.length) {
    slab = Buffer.allocUnsafeSlow(Math.max(slabBytes, most));
    used = 0;
  }
  const at = used;
  slab.write(key, at, 'latin1');
  slab.write(leaf, at + hashBytes, 'latin1');
  const size = slab.write(line, at + 2 * hashBytes);
  used = at + 2 * hashBytes + size;
  return new PackedEntry(id, at, size);
}
