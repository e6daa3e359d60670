import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const ours = (file: string) => join(import.meta.dirname, file);

/**
 * Modules of the SDK that no function ever runs, and the small ones that stand for them. Looking for credentials
 * anywhere but in the environment takes 121 kB and must never help; event streams take 20 kB, discovery of endpoints 8.
 */
export const leanAliases: Record<string, string> = {
  '@aws-sdk/credential-provider-node': ours('environmentCredentials.ts'),
  '@aws-sdk/endpoint-cache': ours('endpointCache.ts'),
  '@smithy/core/event-streams': ours('eventStreams.ts'),
};

/**
 * `@hono/zod-openapi` takes all of zod as one value, so that nothing of it could be left out: some fifty languages, its
 * compiler, its reader of JSON Schema. It gets the one class that it needs: 287 kB less, as our own sources
 * `import * as z`.
 */
const onlyUsedZod: Plugin = {
  name: 'only-used-zod',
  setup({ onResolve }) {
    onResolve({ filter: /^zod$/ }, ({ importer }) =>
      importer.includes('/@hono/zod-openapi/') ? { path: ours('zodType.ts') } : undefined,
    );
  },
};

/** Marks an import of a module as it is, past its replacement. */
const WHOLE = '?whole';

/** zod's own writer of JSON Schema; the OpenAPI document is written by another: 13 kB less. */
const noJsonSchemaWriter: Plugin = {
  name: 'no-json-schema-writer',
  setup({ onLoad }) {
    onLoad(
      { filter: /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ },
      async ({ path, suffix }) =>
        suffix === WHOLE ? undefined : { contents: await withoutWriter(path), loader: 'js' },
    );
  },
};

/** A module with the same exports as the one at `path`, of which only what reads a schema's lengths and limits works. */
async function withoutWriter(path: string): Promise<string> {
  const { metafile } = await build({ entryPoints: [path], metafile: true, write: false, format: 'esm' });
  const names = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
  const exported = (name: string) => {
    if (name === 'aggregateChecks') return `export { ${name} } from ${JSON.stringify(path + WHOLE)};`;
    // Every schema makes its methods with these two, whether they are called or not.
    return `export { ${/^create\w+Method$/.test(name) ? 'makeGone' : 'gone'} as ${name} };`;
  };
  return [
    "function gone() { throw new Error('zod writes no JSON Schema in a bundle'); }",
    'function makeGone() { return gone; }',
    ...names.map(exported),
  ].join('\n');
}

/** What makes the bundles small, beside `leanAliases`: each leaves out something that no function of ours ever runs. */
export const leanPlugins: Plugin[] = [onlyUsedZod, noJsonSchemaWriter];
