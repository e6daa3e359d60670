import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Chapter, isChapterFile, readChapter } from './chapter.ts';
import {
  chapterPage,
  contentsPage,
  type Made,
  pdfName,
  placesOf,
  searchEntries,
  wholePage,
} from './document.ts';

const root = join(import.meta.dirname, '../..');

export const chaptersFolder = join(root, 'docs/manual');
/** What `npm run manual` makes: pictures and the PDF. It is in no commit. */
export const madeFolder = join(import.meta.dirname, 'made');
/** Where the built pages lie. */
export const manualDist = join(import.meta.dirname, 'dist');

/** The chapters in their order. Throws on one that cannot be read. */
export async function readChapters(folder = chaptersFolder): Promise<Chapter[]> {
  const files = (await readdir(folder)).filter(isChapterFile).sort();
  return Promise.all(
    files.map(async (file) => readChapter(file, await readFile(join(folder, file), 'utf8'))),
  );
}

/** The PDF's name among what was made: it says of which text it is, so that an older one is not offered. */
export function madePdfName(chapters: readonly Chapter[]): string {
  const hash = createHash('sha256');
  for (const { file, tokens } of chapters) hash.update(`${file}\0${tokens.map(({ raw }) => raw).join('')}\0`);
  return `manual-${hash.digest('hex').slice(0, 16)}.pdf`;
}

const madeFiles = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Builds the manual's pages, with those pictures and that PDF that are there. */
export async function buildManual(): Promise<void> {
  const chapters = await readChapters();
  const [pictures, papers] = await Promise.all([madeFiles(join(madeFolder, 'shots')), madeFiles(madeFolder)]);
  const pdf = madePdfName(chapters);
  const made: Made = {
    shots: new Set(pictures.map((file) => file.replace(/\.webp$/, ''))),
    pdf: papers.includes(pdf),
  };
  await rm(manualDist, { recursive: true, force: true });
  await mkdir(manualDist, { recursive: true });
  const write = (file: string, text: string) => writeFile(join(manualDist, file), text);
  await Promise.all([
    ...chapters.map((chapter, at) => write(`${chapter.id}.html`, chapterPage(chapters, at, made))),
    write('index.html', contentsPage(chapters, placesOf(chapters), made)),
    write('all.html', wholePage(chapters, made)),
    write('search.json', JSON.stringify(chapters.flatMap(searchEntries))),
    cp(join(root, 'packages/portal/src/seal.svg'), join(manualDist, 'seal.svg')),
    pictures.length > 0 && cp(join(madeFolder, 'shots'), join(manualDist, 'shots'), { recursive: true }),
    made.pdf && cp(join(madeFolder, pdf), join(manualDist, pdfName)),
    build({
      entryPoints: ['help.ts', 'help.css'].map((file) => join(import.meta.dirname, 'web', file)),
      outdir: manualDist,
      bundle: true,
      minify: true,
      charset: 'utf8',
      // The portal's browsers. All of them destructure; what Safari 14 gets wrong of it is not written here.
      target: ['chrome87', 'safari14', 'firefox78'],
      supported: { destructuring: true },
    }),
  ]);
}
