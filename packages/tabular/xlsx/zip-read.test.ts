import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.ts';
import { zipOf } from '../testing.ts';
import { readZipDirectory, readZipEntry } from './zip-read.ts';

const TEXT = '金昌'.repeat(100_000);

async function readEntry(file: Buffer, name: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of readZipEntry(file, readZipDirectory(file, DEFAULT_LIMITS).get(name)!))
    parts.push(part);
  return Buffer.concat(parts).toString();
}

/** The archive with bytes of its central record changed. */
async function patched(offset: number, value: number, size: 2 | 4): Promise<Buffer> {
  const file = await zipOf({ a: TEXT });
  const central = file.lastIndexOf(Buffer.from('504b0102', 'hex'));
  file.writeUIntLE(value, central + offset, size);
  return file;
}

describe('an archive', () => {
  it('is read by names that ignore case and slashes', async () => {
    const file = await zipOf({ 'A\\b.XML': TEXT, empty: '' });
    expect([...readZipDirectory(file, DEFAULT_LIMITS).keys()]).toEqual(['a/b.xml', 'empty']);
    expect(await readEntry(file, 'a/b.xml')).toBe(TEXT);
    expect(await readEntry(file, 'empty')).toBe('');
  });

  it('is read in the wide form that streaming writers use', async () => {
    // ZIP64 sizes although they would fit.
    const file = zip64('a', Buffer.from('hello'));
    expect(await readEntry(file, 'a')).toBe('hello');
  });

  it.each([
    ['a wrong checksum', 16, 1, 4],
    ['more than it declares (a bomb)', 24, 100, 4],
    ['less than it declares', 24, 700_000, 4],
    ['packed data beyond the end', 20, 0x7fffffff, 4],
    ['an unknown method', 10, 12, 2],
    ['data elsewhere', 42, 5, 4],
    ['wide sizes that are not there', 24, 0xffffffff, 4],
  ] as const)('with %s is refused', async (_, offset, value, size) => {
    const file = await patched(offset, value, size);
    await expect(readEntry(file, 'a')).rejects.toMatchObject({ code: 'damaged-file' });
  });

  it('under a password is refused', async () => {
    await expect(readEntry(await patched(8, 9, 2), 'a')).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('that would unpack to too much, or holds too many files, is refused unread', async () => {
    const file = await zipOf({ a: TEXT, b: TEXT });
    const open = (limits: object) => () => readZipDirectory(file, { ...DEFAULT_LIMITS, ...limits });
    expect(open({ unpackedBytes: 1_100_000 })).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(open({ parts: 1 })).toThrow(expect.objectContaining({ code: 'damaged-file' }));
    expect(open({})().size).toBe(2);
  });

  it('with two files of one name is refused', async () => {
    const file = await zipOf({ a: '1', A: '2' });
    expect(() => readZipDirectory(file, DEFAULT_LIMITS)).toThrow(
      expect.objectContaining({ code: 'damaged-file' }),
    );
  });

  it('cut anywhere is refused', async () => {
    const file = await zipOf({ a: 'some text', b: 'more' });
    for (let end = 0; end < file.length; end++) {
      expect(() => readZipDirectory(file.subarray(0, end), DEFAULT_LIMITS)).toThrow(
        expect.objectContaining({ code: 'damaged-file' }),
      );
    }
  });
});

/** A stored entry with all sizes in ZIP64 fields, by hand. */
function zip64(name: string, data: Buffer): Buffer {
  const FULL = 0xffffffff;
  const u16 = (...values: number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
  const u32 = (...values: number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
  const u64 = (...values: number[]): Buffer => Buffer.from(BigUint64Array.from(values, BigInt).buffer);
  const crc = 0x3610a686;
  const local = Buffer.concat([
    u32(0x04034b50),
    u16(45, 0, 0, 0, 0),
    u32(crc, FULL, FULL),
    u16(name.length, 20),
  ]);
  const body = Buffer.concat([local, Buffer.from(name), u16(1, 16), u64(data.length, data.length), data]);
  const extra = Buffer.concat([u16(9, 0), u16(1, 24), u64(data.length, data.length, 0)]);
  const central = Buffer.concat([
    u32(0x02014b50),
    u16(45, 45, 0, 0, 0, 0),
    u32(crc, FULL, FULL),
    u16(name.length, extra.length, 0, 0, 0),
    u32(0, FULL),
    Buffer.from(name),
    extra,
  ]);
  const end64 = Buffer.concat([
    u32(0x06064b50),
    u64(44),
    u16(45, 45),
    u32(0, 0),
    u64(1, 1, central.length, body.length),
  ]);
  const locator = Buffer.concat([u32(0x07064b50, 0), u64(body.length + central.length), u32(1)]);
  const end = Buffer.concat([u32(0x06054b50), u16(0, 0, 0xffff, 0xffff), u32(FULL, FULL), u16(0)]);
  return Buffer.concat([body, central, end64, locator, end]);
}
