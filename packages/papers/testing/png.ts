import { inflateSync } from 'node:zlib';

export const PNG_MAGIC = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The colour of a pixel, `rrggbb`, of a picture whose rows are differences to the row above. */
export function pixelAt(png: Uint8Array, width: number, x: number, y: number): string {
  const bytes = Buffer.from(png);
  const start = bytes.indexOf('IDAT', 0, 'latin1');
  const rows = inflateSync(bytes.subarray(start + 4, start + 4 + bytes.readUInt32BE(start - 4)));
  const stride = width * 3 + 1;
  const channel = (c: number) => {
    let value = 0;
    for (let row = 0; row <= y; row++) value = (value + rows[row * stride + 1 + x * 3 + c]!) & 0xff;
    return value.toString(16).padStart(2, '0');
  };
  return [0, 1, 2].map(channel).join('');
}
