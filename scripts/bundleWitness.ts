import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Bundles the witness's program into one file that runs on Node 20 without anything else, and prints its SHA-256, so that a
 * witness can compare it with what others have.
 */
const outfile = 'dist/mingcha-witness.mjs';
const { outputFiles } = await build({
  entryPoints: ['packages/witness/witness-cli.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'none',
  write: false,
});

await mkdir('dist', { recursive: true });
const { contents } = outputFiles[0]!;
await writeFile(outfile, contents);
process.stdout.write(`${createHash('sha256').update(contents).digest('hex')}  ${outfile}\n`);
