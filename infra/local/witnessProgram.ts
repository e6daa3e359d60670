import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { siteFolders } from './served/site.ts';

const root = join(import.meta.dirname, '../..');

/** Where the witness's program lies as one file, which pages offer. */
export const programFile = join(siteFolders.download, 'mingcha-witness.mjs');

/**
 * The witness's program as one file that runs on Node 20 without anything else; readable, so that a witness can look into it.
 * The same sources and installed versions below `from` give the same bytes, wherever that folder lies.
 */
export async function bundleWitnessProgram(from = root): Promise<Uint8Array> {
  const { outputFiles } = await build({
    // Names of files in the bundle are told from here; otherwise they would depend on where the command was run.
    absWorkingDir: from,
    entryPoints: [join(from, 'packages/witness/witness-cli.ts')],
    outfile: 'mingcha-witness.mjs',
    tsconfigRaw: {},
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    write: false,
  });
  return outputFiles[0]!.contents;
}

/** Puts the witness's program where pages offer it, whole or not at all. Gives its SHA-256 in hex. */
export async function buildWitnessProgram(): Promise<string> {
  const bytes = await bundleWitnessProgram();
  const there = await readFile(programFile).catch(() => undefined);
  if (!there?.equals(bytes)) {
    await mkdir(siteFolders.download, { recursive: true });
    const fresh = `${programFile}.${randomBytes(6).toString('hex')}`;
    await writeFile(fresh, bytes);
    await rename(fresh, programFile);
  }
  return createHash('sha256').update(bytes).digest('hex');
}
