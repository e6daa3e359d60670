import { setImmediate } from 'node:timers/promises';
import { tooLarge } from './errors.ts';

/**
 * Opens the file's bytes from their start. It is called again when a file must be read twice (a text file once for its
 * encoding, once for its rows), so each call gives the same bytes: `() => createReadStream(path)`, `() => [bytes]`.
 */
export type TableSource = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const BLOCK = 64 * 1024;

/**
 * The source cut into full blocks of 64 KB (the last may be shorter), so that no reader depends on chunk sizes. Between
 * blocks others get their turn: bytes that are all in memory would otherwise hold the event loop to their end.
 */
export async function* blocks(source: TableSource, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0;
  let pending = new Uint8Array(BLOCK);
  let filled = 0;
  for await (const chunk of source()) {
    total += chunk.length;
    if (total > maxBytes) throw tooLarge(maxBytes);
    for (let at = 0; at < chunk.length; ) {
      if (filled === 0 && chunk.length - at >= BLOCK) {
        yield chunk.subarray(at, at + BLOCK);
        await setImmediate();
        at += BLOCK;
        continue;
      }
      const take = Math.min(BLOCK - filled, chunk.length - at);
      pending.set(chunk.subarray(at, at + take), filled);
      filled += take;
      at += take;
      if (filled === BLOCK) {
        yield pending;
        await setImmediate();
        pending = new Uint8Array(BLOCK);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield pending.subarray(0, filled);
}

/** The first block, or no bytes if there are none. */
export async function firstBlock(source: TableSource, maxBytes: number): Promise<Uint8Array> {
  for await (const block of blocks(source, maxBytes)) return block;
  return new Uint8Array(0);
}

/** The whole file in memory. */
export async function readAll(source: TableSource, maxBytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const block of blocks(source, maxBytes)) parts.push(block);
  return Buffer.concat(parts);
}
