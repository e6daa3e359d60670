/** Messages per batch: as many as the batch form of the hash takes at once. */
export const MOST = 1024;
/** Bytes a row may take on the average before the batches get smaller. */
const ROW_BYTES = 192;

/** Takes a batch: the messages' bytes, where each ends, and which row each is of. All are used again afterwards. */
export type Batch = (bodies: Uint8Array, ends: Uint32Array, rows: Uint32Array) => void;

/** Collects short messages one after the other and hands them on in batches. */
export class RowBuffer {
  bytes: Uint8Array;
  /** The same bytes. */
  view: DataView;
  at = 0;
  readonly #ends: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #handOn: Batch;
  #count = 0;

  /** Takes about so many messages in all: a few need no large buffer. */
  constructor(expected: number, handOn: Batch) {
    const most = Math.max(1, Math.min(expected, MOST));
    this.bytes = new Uint8Array(most * ROW_BYTES);
    this.view = new DataView(this.bytes.buffer);
    this.#ends = new Uint32Array(most);
    this.#rows = new Uint32Array(most);
    this.#handOn = handOn;
  }

  /** Ends a message of this row; its bytes are already written from `at` on. */
  end(at: number, row: number): void {
    this.at = at;
    this.#ends[this.#count] = at;
    this.#rows[this.#count++] = row;
    if (this.#count === this.#ends.length) this.flush();
  }

  /** Writes and ends a message of this row. */
  append(message: Uint8Array, row: number): void {
    if (this.at + message.length > this.bytes.length) this.flush();
    if (message.length > this.bytes.length) {
      this.bytes = new Uint8Array(2 * message.length);
      this.view = new DataView(this.bytes.buffer);
    }
    this.bytes.set(message, this.at);
    this.end(this.at + message.length, row);
  }

  /** Hands on what has been collected since the last batch. */
  flush(): void {
    const count = this.#count;
    this.#count = 0;
    this.at = 0;
    if (count > 0) this.#handOn(this.bytes, this.#ends.subarray(0, count), this.#rows.subarray(0, count));
  }
}
