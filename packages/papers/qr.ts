import { encode } from 'uqr';
import { rgbPng } from './chart/rgbPng.ts';

/** A text as the modules of a QR code, row by row, with its quiet zone: true is dark. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 2 }).data;
}

/** Pixels of a module. */
const scale = 6;

/** The code as a picture, for what takes no shapes. */
export function qrPng(text: string): { png: Uint8Array; side: number } {
  const modules = qrModules(text);
  const side = modules.length * scale;
  const pixels = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (modules[Math.floor(y / scale)]![Math.floor(x / scale)])
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  return { png: rgbPng(pixels, side, side), side };
}
