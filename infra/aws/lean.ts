import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const FROM_ZOD = /^import \{ z \} from (['"])zod\1;$/m;
const FROM_OPENAPI = /^import \{([^}]*?)\bz\b,?([^}]*)\} from '@hono\/zod-openapi';$/m;

/** Rewrites the ways in which a source takes `z` to the one that esbuild can see through: `import * as z`. */
export function zodByName(source: string): string {
  return source
    .replace(FROM_ZOD, "import * as z from 'zod';")
    .replace(
      FROM_OPENAPI,
      (_, before: string, after: string) =>
        `import {${before}${after}} from '@hono/zod-openapi'; import * as z from 'zod';`,
    );
}

/**
 * `import { z }` hands over all of zod as one value, so that nothing of it can be left out: some fifty languages, its
 * compiler, its reader of JSON Schema. Taken by name only what is used stays: 287 kB less.
 */
const onlyUsedZod: Plugin = {
  name: 'only-used-zod',
  setup({ onLoad }) {
    onLoad({ filter: /\/(packages|functions)\/[^.]*\.ts$/ }, async ({ path }) => ({
      contents: zodByName(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
    onLoad({ filter: /@hono\/zod-openapi\/dist\/index\.mjs$/ }, async ({ path }) => ({
      contents: zodByName(await readFile(path, 'utf8'))
        .replace('extendZodWithOpenApi(z);', 'extendZodWithOpenApi({ ZodType: z.ZodType });')
        .replace(/^(export \{.*), z \};$/m, '$1 };'),
      loader: 'js',
    }));
  },
};

const FUNCTION = /^export (?:const (\w+) = .*=>|function (\w+)\(.*\)) \{\n[\s\S]*?\n\};?$/gm;

/** Every function that a source exports, but those to keep, replaced by one that throws. */
export function throwing(source: string, keep: readonly string[]): string {
  return source.replace(FUNCTION, (whole, constant?: string, declared?: string) => {
    const name = constant ?? declared ?? '';
    return keep.includes(name)
      ? whole
      : `export function ${name}() { throw new Error('${name} is not in the bundle'); }`;
  });
}

/** What answers for a schema's lengths and limits, and what only makes the writer's methods. */
const keptOfWriter = ['aggregateChecks', 'createToJSONSchemaMethod', 'createStandardJSONSchemaMethod'];

/** zod's own writer of JSON Schema; the OpenAPI document is written by another: 13 kB less. */
const noJsonSchemaWriter: Plugin = {
  name: 'no-json-schema-writer',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/ }, async ({ path }) => ({
      contents: throwing(await readFile(path, 'utf8'), keptOfWriter),
      loader: 'js',
    }));
  },
};

/** DynamoDB and STS have no event streams, which the SDK would load when it meets one: 20 kB less. */
const noEventStreams: Plugin = {
  name: 'no-event-streams',
  setup({ onResolve, onLoad }) {
    const namespace = 'no-event-streams';
    onResolve({ filter: /^@smithy\/core\/event-streams$/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, namespace } : undefined,
    );
    onLoad({ filter: /./, namespace }, () => ({
      contents: "throw new Error('there are no event streams in a bundle');",
      loader: 'js',
    }));
  },
};

/** The SDK's cache of discovered endpoints: DynamoDB's is known, so nothing is ever put into it: 8 kB less. */
const noEndpointDiscovery: Plugin = {
  name: 'no-endpoint-discovery',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/endpoint-cache\/dist-es\/index\.js$/ }, () => ({
      contents:
        'export class EndpointCache { get() {} set() {} delete() {} has() { return false; } clear() {} }',
      loader: 'js',
    }));
  },
};

/** On Lambda credentials stand in the environment; looking for them anywhere else costs 121 kB and must never help. */
const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup({ onResolve, onLoad }) {
    const namespace = 'environment-credentials';
    onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
      path,
      namespace,
      pluginData: resolveDir,
    }));
    onLoad({ filter: /./, namespace }, ({ pluginData }) => ({
      contents:
        "import { fromEnv } from '@aws-sdk/credential-provider-env'; export const defaultProvider = () => fromEnv();",
      loader: 'js',
      resolveDir: pluginData as string,
    }));
  },
};

/** What makes the bundles small: each leaves out something that no function of ours ever runs. */
export const leanPlugins: Plugin[] = [
  onlyUsedZod,
  noJsonSchemaWriter,
  noEventStreams,
  noEndpointDiscovery,
  environmentCredentials,
];
