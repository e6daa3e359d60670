import { rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';
import { leanAliases, leanPlugins } from './lean/plugins.ts';
import { vendor, vendoredNames } from './vendor.ts';

/** The functions that make up the system; the folder of each is `functions/<name>`. */
export const FUNCTIONS = ['api', 'portal', 'worker', 'clock', 'sequencer'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Packages in the bundle that are CommonJS ask for `require`, which a module does not have. */
const REQUIRE =
  "import { createRequire as mingchaRequire } from 'node:module'; const require = mingchaRequire(import.meta.url);";

export type Bundle = {
  /** The folder to deploy: `index.mjs`, its readers, what it loads only when it needs it, and packages that go along as they are. */
  dir: string;
  file: string;
  /** Size in bytes of all that a start loads, minified, not compressed. */
  bytes: number;
  /** Size of what is loaded later, if ever, such as notices and the curves of the beacon check; without packages as they are. */
  lazyBytes: number;
};

/**
 * Bundles a handler with all it needs, the SDK too, into `<out>/<name>/index.mjs`, and the readers that it starts by their
 * names, `<out>/<name>/<reader>.mjs`. Source maps are put beside the
 * folder, `<out>/<name>-….map`: they read stack traces later and are not deployed.
 */
export async function bundleFunction(
  entry: string,
  name: string,
  out: string,
  readers: Readonly<Record<string, string>> = {},
): Promise<Bundle> {
  const dir = join(out, name);
  const file = join(dir, 'index.mjs');
  await rm(dir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { index: entry, ...readers },
    outdir: dir,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    metafile: true,
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
    external: vendoredNames.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'silent',
    alias: leanAliases,
    plugins: leanPlugins,
  });
  await vendor(metafile, ROOT, dir);
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [resolve(path), output]));
  const started = loadedBy(resolve(file), outputs);
  let [bytes, lazyBytes] = [0, 0];
  for (const [path, output] of outputs) {
    if (path.endsWith('.map')) await rename(path, join(out, `${name}-${basename(path)}`));
    else if (started.has(path)) bytes += output.bytes;
    else lazyBytes += output.bytes;
  }
  return { dir, file, bytes, lazyBytes };
}

/** The files that loading one brings with it. */
function loadedBy(file: string, outputs: ReadonlyMap<string, Metafile['outputs'][string]>): Set<string> {
  const loaded = new Set([file]);
  for (const path of loaded) {
    for (const { path: next, kind } of outputs.get(path)?.imports ?? []) {
      if (kind === 'import-statement' && outputs.has(resolve(next))) loaded.add(resolve(next));
    }
  }
  return loaded;
}

/** The processes of readers that functions start; where the code starts one, it finds it beside itself by this name. */
const READERS: Partial<Record<FunctionName | 'token', Record<string, string>>> = {
  api: {
    reader: join(ROOT, 'packages/measures/reading/worker.ts'),
    prover: join(ROOT, 'packages/casework/types/proof/worker.ts'),
    workbooks: join(ROOT, 'packages/tabular/apart/worker.ts'),
  },
};

/** The bundle of one of the functions as it is deployed. */
export function bundle(name: FunctionName | 'token', out: string): Promise<Bundle> {
  return bundleFunction(join(ROOT, 'functions', name, 'handler.ts'), name, out, READERS[name]);
}
