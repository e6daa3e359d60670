import { cp, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Metafile } from 'esbuild';

type Vendored = { files?: RegExp; with?: readonly string[] };

/**
 * Packages that find files of their own beside themselves (character maps, fonts, WebAssembly), so that they cannot be
 * bundled: they are deployed as they are, in `node_modules`. Where `files` stands, only what it matches goes along;
 * `with` names what is looked up by file and so never imported.
 */
const vendored: Record<string, Vendored> = {
  'pdfjs-dist': {
    files: /^(package\.json|LICENSE|legacy\/build\/pdf(\.worker)?\.mjs|(cmaps|standard_fonts)\/.*)$/,
  },
  pdfkit: {
    files: /^(package\.json|LICENSE|js\/((data|standalone)\/.*|pdfkit\.(node\.mjs|js)|output\.(cjs|mjs)))$/,
  },
  'subset-font': { with: ['@expo-google-fonts/noto-sans-sc', '@expo-google-fonts/noto-serif-sc'] },
  '@resvg/resvg-wasm': {},
  '@expo-google-fonts/noto-sans-sc': {
    files: /^(package\.json|LICENSE_FONT|(400Regular|700Bold)\/.*\.ttf)$/,
  },
  '@expo-google-fonts/noto-serif-sc': {
    files: /^(package\.json|LICENSE_FONT|400Regular\/.*\.ttf)$/,
  },
};

export const vendoredNames = Object.keys(vendored);

/** Puts those that a bundle asks for, with all that they depend on, into `<dir>/node_modules`. */
export async function vendor(metafile: Metafile, root: string, dir: string): Promise<void> {
  const asked = Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports.flatMap(({ path, external }) => (external ? path : [])),
  );
  const isAsked = (name: string) => asked.some((path) => path === name || path.startsWith(`${name}/`));
  const names = new Set(vendoredNames.filter(isAsked));
  for (const name of names) {
    const from = join(root, 'node_modules', name);
    const about = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const { files, with: beside = [] } = vendored[name] ?? {};
    for (const next of [...Object.keys(about.dependencies ?? {}), ...beside]) names.add(next);
    await cp(from, join(dir, 'node_modules', name), {
      recursive: true,
      filter: (path) => goes(relative(from, path).split(sep).join('/'), files),
    });
  }
}

const goes = (path: string, files: RegExp | undefined): boolean =>
  !path.endsWith('.map') &&
  (files === undefined || !/\.\w+$/.test(path) || path.startsWith('node_modules') || files.test(path));
