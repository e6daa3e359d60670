/// <reference path="./subset-font.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const { resolve } = createRequire(import.meta.url);

/** The family's name, as the font itself says it. */
export const family = 'Noto Sans SC';

const files = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const;
export type Weight = keyof typeof files;

/** Ten megabytes each: read when first needed. */
const whole = new Map<Weight, Promise<Buffer>>();

function wholeFont(weight: Weight): Promise<Buffer> {
  const known = whole.get(weight);
  if (known) return known;
  const reading = readFile(resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`));
  whole.set(weight, reading);
  reading.catch(() => whole.delete(weight));
  return reading;
}

/** A TrueType font with the glyphs of these texts only: some tens of kilobytes. */
export async function fontFor(weight: Weight, texts: Iterable<string>): Promise<Uint8Array> {
  const characters = new Set(' ');
  for (const text of texts) for (const character of text) characters.add(character);
  return subsetFont(await wholeFont(weight), [...characters].sort().join(''), {
    targetFormat: 'truetype',
    keepFeatures: [],
    noLayoutClosure: true,
    noHinting: true,
  });
}
