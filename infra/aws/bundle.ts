import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { leanPlugins } from './lean.ts';

/** The functions that make up the system; the folder of each is `functions/<name>`. */
export const FUNCTIONS = ['api', 'portal', 'worker', 'clock'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Packages in the bundle that are CommonJS ask for `require`, which a module does not have. */
const REQUIRE =
  "import { createRequire as mingchaRequire } from 'node:module'; const require = mingchaRequire(import.meta.url);";

export type Bundle = {
  /** The folder to deploy: `index.mjs` alone. */
  dir: string;
  file: string;
  /** Size of the code in bytes, minified, not compressed. */
  bytes: number;
};

/**
 * Bundles a handler with all it needs, the SDK too, into `<out>/<name>/index.mjs`. The source map is put beside the
 * folder, `<out>/<name>.mjs.map`: it reads stack traces later and is not deployed.
 */
export async function bundleFunction(entry: string, name: string, out: string): Promise<Bundle> {
  const dir = join(out, name);
  const file = join(dir, 'index.mjs');
  await mkdir(dir, { recursive: true });
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Chinese text as it is: escaped it takes twice the room.
    charset: 'utf8',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    sourcemap: 'external',
    legalComments: 'none',
    logLevel: 'silent',
    plugins: leanPlugins,
  });
  await rename(`${file}.map`, join(out, `${name}.mjs.map`));
  return { dir, file, bytes: (await stat(file)).size };
}

/** The bundle of one of the functions as it is deployed. */
export function bundle(name: FunctionName | 'token', out: string): Promise<Bundle> {
  return bundleFunction(join(ROOT, 'functions', name, 'handler.ts'), name, out);
}
