import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText, detectEncoding } from './encoding.ts';
import { blocks } from './source.ts';
import { encodeGb18030 } from './testing.ts';

const detect = (bytes: Uint8Array) => detectEncoding(blocks(() => [bytes], 1e9));

async function decodeAll(bytes: Uint8Array): Promise<string> {
  const parts: string[] = [];
  for await (const part of decodeText(
    blocks(() => [bytes], 1e9),
    await detect(bytes),
  ))
    parts.push(part);
  return parts.join('');
}

it('takes GB 18030 and UTF-8 for what they are, also beyond GBK and over block ends', async () => {
  // Two-byte, four-byte, the plane beyond the BMP, and padding that puts a character across 64 KB.
  const text = `名称,法定代表人\r\n${'a'.repeat(65_500)}镕㙍𠀀张三，李𬱖 ḿ 金昌市市场监督管理局\r\n`;
  expect(await detect(encodeGb18030(text))).toBe('gb18030');
  expect(await decodeAll(encodeGb18030(text))).toBe(text);
  expect(await detect(Buffer.from(text))).toBe('utf-8');
  expect(await decodeAll(Buffer.from(text))).toBe(text);
});

it('reads any Chinese text in GB 18030 back', async () => {
  const char = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: char, minLength: 12 }), async (text) => {
      expect(await decodeAll(encodeGb18030(text))).toBe(text);
    }),
    { numRuns: 200 },
  );
});

it('goes by byte order marks, and leaves them out', async () => {
  const le = Buffer.from('\uFEFF名称\t1', 'utf16le');
  expect(await decodeAll(le)).toBe('名称\t1');
  expect(await decodeAll(Buffer.from(le).swap16())).toBe('名称\t1');
  expect(await decodeAll(Buffer.from('\uFEFF名称'))).toBe('名称');
  expect(await decodeAll(encodeGb18030('\uFEFF名称'))).toBe('名称');
});

it('does not take damaged UTF-8 for GB 18030', async () => {
  const good = Buffer.from('统一社会信用代码,名称\n91620300MA7,金昌市某某商贸有限公司\n');
  const broken = Buffer.concat([good, Buffer.from([0xb0]), good]);
  expect(await detect(broken)).toBe('utf-8');
  await expect(decodeAll(broken)).rejects.toMatchObject({ code: 'bad-encoding' });
  await expect(decodeAll(good.subarray(0, -2))).rejects.toMatchObject({ code: 'bad-encoding' });
});

it('refuses what is neither, and truncated GB 18030', async () => {
  await expect(decodeAll(Buffer.from([0x41, 0xff, 0xff, 0x0a]))).rejects.toMatchObject({
    code: 'bad-encoding',
  });
  await expect(decodeAll(encodeGb18030('金昌').subarray(0, 3))).rejects.toMatchObject({
    code: 'bad-encoding',
  });
});

it('gives the text before a NUL, then refuses it', async () => {
  const seen: string[] = [];
  const read = async (): Promise<void> => {
    for await (const part of decodeText(
      blocks(() => [Buffer.from('ab\0c')], 100),
      'utf-8',
    ))
      seen.push(part);
  };
  await expect(read()).rejects.toMatchObject({ code: 'nul-character' });
  expect(seen.join('')).toBe('ab');
});
