import type { FileType } from '@mingcha/kernel';

/** What the first bytes of a file show. Several types are a ZIP archive or a compound file inside. */
export type Shape = Extract<FileType, 'pdf' | 'jpg' | 'png' | 'tif' | 'mp4' | 'txt'> | 'archive' | 'compound';

const startsWith =
  (hex: string, at = 0) =>
  (bytes: Buffer): boolean =>
    bytes.subarray(at, at + hex.length / 2).equals(Buffer.from(hex, 'hex'));

const shapes: readonly (readonly [Shape, (bytes: Buffer) => boolean])[] = [
  ['pdf', startsWith('255044462d')],
  ['jpg', startsWith('ffd8ff')],
  ['png', startsWith('89504e470d0a1a0a')],
  ['tif', startsWith('49492a00')],
  ['tif', startsWith('4d4d002a')],
  ['mp4', startsWith('66747970', 4)],
  ['archive', startsWith('504b0304')],
  ['archive', startsWith('504b0506')],
  ['compound', startsWith('d0cf11e0a1b11ae1')],
  ['txt', isText],
];

/** What a file is by its first bytes; undefined where they are of nothing that is known here. */
export const shapeOf = (bytes: Buffer): Shape | undefined => shapes.find(([, is]) => is(bytes))?.[0];

/** First bytes of what runs by itself or is shown by a browser as a page. */
const active = /^(?:MZ|\x7fELF|#!|<\?php|\s*<(?:!doctype|html|script|svg|\?xml))/i;

/** Text in UTF-8 or GB 18030 without NULs, and no program or page that only looks like text. */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0) || active.test(bytes.subarray(0, 200).toString('latin1'))) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return true;
    } catch {
      return false;
    }
  });
}
