import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { tooLarge } from '../errors.ts';
import type { ZipPart } from './zip-part.ts';

/** Where the format ends: its sizes and offsets have 32 bits. The directory takes what is left. */
const MOST_BYTES = 2 ** 32 - 2 ** 20;
const DEFLATED = 8;
/** The first date of the format: the same content gives the same bytes. */
const DATE = new Date(1980, 0, 1);

/** A ZIP archive as it grows, deflated; no part is held. Throws `too-large` beyond 4 GB. */
export async function* zip(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let size = 0;
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
    size += chunk.length;
  });
  for (const { name, data } of parts) {
    const file: ZipInputFile = { filename: name, compression: DEFLATED, mtime: DATE, size: 0, crc: 0 };
    archive.add(file);
    for await (const chunk of deflate(data, file)) {
      file.ondata!(null, chunk as Buffer<ArrayBuffer>, false);
      if (Math.max(size, file.size) > MOST_BYTES) throw tooLarge(MOST_BYTES);
      yield* ready.splice(0);
    }
    file.ondata!(null, new Uint8Array(), true);
  }
  archive.end();
  yield* ready.splice(0);
}

/** Deflates off the main thread, which fflate cannot, and keeps the file's size and checksum. */
async function* deflate(data: ZipPart['data'], file: ZipInputFile): AsyncGenerator<Buffer> {
  const measured = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of data) {
      file.crc = crc32(chunk, file.crc);
      file.size += chunk.length;
      yield chunk;
    }
  };
  const stream = createDeflateRaw({ level: 3, chunkSize: 64 * 1024 });
  // An error of either end reaches the loop below through the stream.
  pipeline(Readable.from(measured(), { objectMode: false }), stream, () => {});
  for await (const chunk of stream) yield chunk as Buffer;
}
