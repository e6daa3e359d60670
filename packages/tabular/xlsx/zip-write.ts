import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { tooLarge } from '../errors.ts';

/** One file of an archive, its bytes as they come. */
export interface ZipPart {
  readonly name: string;
  readonly data: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

interface Written {
  readonly name: Buffer;
  readonly offset: number;
  crc: number;
  size: number;
  packed: number;
}

const FULL32 = 0xffffffff;
/** Sizes and checksum follow the data; the name is UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
/** 1980-01-01, the first date of the format: the same content gives the same bytes. */
const DATE = 0x21;

/** A ZIP archive as it grows, deflated; no part is held. Throws `too-large` beyond 4 GB, where the format ends. */
export async function* zip(parts: Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for (const part of parts) {
    const entry = { name: Buffer.from(part.name), offset, crc: 0, size: 0, packed: 0 };
    written.push(entry);
    const header = localHeader(entry);
    yield header;
    for await (const chunk of deflate(part.data, entry)) {
      entry.packed += chunk.length;
      if (offset + entry.packed > FULL32 - 2 ** 20 || entry.size > FULL32) throw tooLarge(FULL32);
      yield chunk;
    }
    const descriptor = words([0x08074b50, entry.crc, entry.packed, entry.size]);
    yield descriptor;
    offset += header.length + entry.packed + descriptor.length;
  }
  yield directory(written, offset);
}

async function* deflate(data: ZipPart['data'], entry: Written): AsyncGenerator<Buffer> {
  const measured = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of data) {
      entry.crc = crc32(chunk, entry.crc);
      entry.size += chunk.length;
      yield chunk;
    }
  };
  const stream = createDeflateRaw({ level: 3, chunkSize: 64 * 1024 });
  // An error of either end reaches the loop below through the stream.
  pipeline(Readable.from(measured(), { objectMode: false }), stream, () => {});
  for await (const chunk of stream) yield chunk as Buffer;
}

function words(values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    buffer.writeUInt32LE(value, i * 4);
  });
  return buffer;
}

function localHeader({ name }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(8, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function centralHeader({ name, crc, packed, size, offset }: Written): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(VERSION, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(8, 10);
  head.writeUInt16LE(DATE, 14);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(packed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt32LE(offset, 42);
  return Buffer.concat([head, name]);
}

function directory(written: readonly Written[], offset: number): Buffer {
  const entries = Buffer.concat(written.map(centralHeader));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([entries, end]);
}
