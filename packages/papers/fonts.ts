/// <reference path="./subset-font.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const { resolve } = createRequire(import.meta.url);

/** The family of the faces without serifs, as the font itself says it. */
export const family = 'Noto Sans SC';

/** 宋体 for what is read, 黑体 for headings, and a light one for charts. */
const files = {
  song: 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  hei: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  chart: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
} as const;
export type Face = keyof typeof files;

/** Ten to fifteen megabytes each: read when first needed. */
const whole = new Map<Face, Promise<Buffer>>();

function wholeFont(face: Face): Promise<Buffer> {
  const known = whole.get(face);
  if (known) return known;
  const reading = readFile(resolve(`@expo-google-fonts/${files[face]}`));
  whole.set(face, reading);
  reading.catch(() => whole.delete(face));
  return reading;
}

/** A TrueType font with the glyphs of these texts only: some tens of kilobytes. */
export async function fontFor(face: Face, texts: Iterable<string>): Promise<Uint8Array> {
  const characters = new Set(' ');
  for (const text of texts) for (const character of text) characters.add(character);
  return subsetFont(await wholeFont(face), [...characters].sort().join(''), {
    targetFormat: 'truetype',
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
  });
}
