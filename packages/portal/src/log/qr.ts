import { encode } from 'uqr';

/** A QR code as the path of an SVG whose side is `size` units, the quiet border in it. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: dark.join(''), size };
}
