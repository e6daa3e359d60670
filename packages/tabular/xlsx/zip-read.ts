import { crc32, createInflateRaw } from 'node:zlib';
import { damaged, TabularError, tooLarge } from '../errors.ts';
import type { TableLimits } from '../limits.ts';

export interface ZipEntry {
  readonly method: number;
  readonly compressedSize: number;
  /** Unpacked, as the directory declares it; more is refused when it is read. */
  readonly size: number;
  readonly crc: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const END64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL32 = 0xffffffff;

/**
 * The entries of a ZIP archive by their name in lower case (part names ignore case), from its central directory. Throws
 * `damaged-file`, `encrypted`, and `too-large` for what would unpack to more than is taken.
 */
export function readZipDirectory(file: Buffer, limits: TableLimits): Map<string, ZipEntry> {
  const { count, offset } = within(() => findDirectory(file));
  if (count > limits.parts) throw damaged(`压缩包内超过 ${limits.parts} 个文件`);
  const entries = new Map<string, ZipEntry>();
  let at = offset;
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    const { name, entry, next } = within(() => readCentral(file, at));
    if (entries.has(name)) throw damaged('压缩包内有重名文件');
    unpacked += entry.size;
    if (unpacked > limits.unpackedBytes) throw tooLarge(limits.unpackedBytes);
    entries.set(name, entry);
    at = next;
  }
  return entries;
}

/** What an archive declares to unpack to, in bytes; more is refused when it is read. Throws as `readZipDirectory` does. */
export function unpackedSize(file: Buffer, limits: TableLimits): number {
  return [...readZipDirectory(file, limits).values()].reduce((sum, { size }) => sum + size, 0);
}

/** Reads past the buffer's end are a truncated file. */
function within<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? damaged('压缩包目录不完整') : error;
  }
}

function findDirectory(file: Buffer): { count: number; offset: number } {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at--) {
    if (file.readUInt32LE(at) !== END) continue;
    const count = file.readUInt16LE(at + 10);
    const offset = file.readUInt32LE(at + 16);
    if (count !== 0xffff && offset !== FULL32) return { count, offset };
    if (file.readUInt32LE(at - 20) !== END64_LOCATOR) throw damaged('压缩包目录');
    const end64 = read64(file, at - 12);
    if (file.readUInt32LE(end64) !== END64) throw damaged('压缩包目录');
    return { count: read64(file, end64 + 32), offset: read64(file, end64 + 48) };
  }
  throw damaged('找不到压缩包目录');
}

/** A 64-bit number; beyond the safe integers it is out of every range that could follow. */
function read64(file: Buffer, at: number): number {
  return Number(file.readBigUInt64LE(at));
}

function readCentral(file: Buffer, at: number): { name: string; entry: ZipEntry; next: number } {
  if (file.readUInt32LE(at) !== CENTRAL) throw damaged('压缩包目录');
  if ((file.readUInt16LE(at + 8) & 1) !== 0) {
    throw new TabularError('encrypted', '文件设有压缩密码，系统读不了。请取消密码后再上传。');
  }
  const nameEnd = at + 46 + file.readUInt16LE(at + 28);
  const extraEnd = nameEnd + file.readUInt16LE(at + 30);
  const sizes = [file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)] as const;
  const [size, compressedSize, offset] = sizes.includes(FULL32)
    ? wideSizes(file, nameEnd, extraEnd, sizes)
    : sizes;
  const name = file
    // Names without the mark of UTF-8 are in any encoding: read byte by byte, no two different ones look the same.
    .toString((file.readUInt16LE(at + 8) & 0x800) === 0 ? 'latin1' : 'utf8', at + 46, nameEnd)
    .replaceAll('\\', '/')
    .toLowerCase();
  return {
    name,
    entry: {
      method: file.readUInt16LE(at + 10),
      compressedSize: compressedSize!,
      size: size!,
      crc: file.readUInt32LE(at + 16),
      offset: offset!,
    },
    next: extraEnd + file.readUInt16LE(at + 32),
  };
}

/** ZIP64: the extra field holds, in this order, the sizes that the record marks as too wide for itself. */
function wideSizes(file: Buffer, from: number, end: number, sizes: readonly number[]): number[] {
  let at = from;
  while (at + 4 <= end && file.readUInt16LE(at) !== 1) at += 4 + file.readUInt16LE(at + 2);
  if (at + 4 > end) throw damaged('压缩包目录');
  at += 4;
  return sizes.map((size) => {
    if (size !== FULL32) return size;
    at += 8;
    return read64(file, at - 8);
  });
}

/** One entry's bytes, unpacked as they are asked for. Throws `damaged-file`, also for a wrong size or checksum. */
export async function* readZipEntry(file: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const start = within(() => dataStart(file, entry));
  const packed = file.subarray(start, start + entry.compressedSize);
  if (packed.length < entry.compressedSize) throw damaged('压缩包内容不完整');
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.method === 0 ? [packed] : inflate(packed, entry.method)) {
    size += chunk.length;
    if (size > entry.size) throw damaged('压缩包内容大小不符');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged('压缩包校验不符');
}

function dataStart(file: Buffer, entry: ZipEntry): number {
  if (file.readUInt32LE(entry.offset) !== LOCAL) throw damaged('压缩包内容');
  return entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
}

async function* inflate(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method !== 8) throw damaged('压缩方式不支持');
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  stream.end(packed);
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch {
    throw damaged('压缩包内容');
  }
}
