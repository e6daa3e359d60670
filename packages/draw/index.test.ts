import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('bundles for a browser without Node’s modules and without a curve library', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./index.ts', import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.filter((path) => path.includes('node_modules') || path.startsWith('node:'))).toEqual([]);
  expect(inputs.some((path) => path.endsWith('verify.ts'))).toBe(true);
  expect(outputFiles[0]!.contents.length).toBeLessThan(63_000);
});
