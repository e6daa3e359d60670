import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** zod brings the messages of some fifty languages, of which two are ever shown: 258 KB less. */
const twoLocales: Plugin = {
  name: 'two-locales',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/locales\/index\.c?js$/ }, () => ({
      contents: "export { default as en } from './en.js'; export { default as zhCN } from './zh-CN.js';",
      loader: 'js',
    }));
  },
};

/** zod's reader of JSON Schema, which nothing here calls and its namespace keeps: 15 KB less. */
const noJsonSchemaReader: Plugin = {
  name: 'no-json-schema-reader',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/classic\/from-json-schema\.c?js$/ }, () => ({
      contents:
        "export function fromJSONSchema() { throw new Error('z.fromJSONSchema is not in the bundle'); }",
      loader: 'js',
    }));
  },
};

const CONSTANT = /^const (_\w+) = ("[^"\\]*");$/gm;

/**
 * The SDK writes the keys of its schemas as `[_h]: …` with `const _h = "http"`. esbuild cannot know that such a key does
 * nothing and keeps the schemas of every operation; with plain keys it drops those that are not used: 62 KB less.
 */
export function plainKeys(source: string): string {
  const texts = new Map([...source.matchAll(CONSTANT)].map(([, name, text]) => [name, text]));
  return source.replace(/\[(_\w+)\]:/g, (key, name: string) =>
    texts.has(name) ? `${texts.get(name)}:` : key,
  );
}

const plainSchemas: Plugin = {
  name: 'plain-schemas',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk\/.*\/schemas\/schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: plainKeys(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** On Lambda credentials stand in the environment; looking for them anywhere else costs 106 KB and must never help. */
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
export const leanPlugins: Plugin[] = [twoLocales, noJsonSchemaReader, plainSchemas, environmentCredentials];
