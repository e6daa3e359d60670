import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'rolldown/utils';

/** Where what stands on screen is written: the pages, and what they show of definitions, lists and roles. */
export const labelSources = [
  'packages/console',
  'packages/portal/src',
  'packages/kernel/labels.ts',
  'packages/systems',
  'packages/catalogue',
  'packages/inspection/rosters',
  'packages/tenancy/access/rights.ts',
  'infra/local/oidc/pages.ts',
];

export type Labels = {
  /** Whether a page has something of exactly this name. A part that the page fills in can be anything. */
  has(name: string): boolean;
  /** Whether a word stands anywhere on screen. */
  mentions(word: string): boolean;
};

const chinese = /[\u4e00-\u9fff]/;
const left = /(^|\/)(node_modules|dist)\/|\.(test|samples)\.tsx?$|schema\.d\.ts$/;

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !left.test(file))
    .map((file) => join(path, file));
}

/** The texts in a source: strings, what stands between tags, and templates, in which `\0` stands for what is filled in. */
function textsIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  if (!chinese.test(source)) return [];
  const texts: string[] = [];
  new Visitor({
    Literal: ({ value }) => {
      if (typeof value === 'string') texts.push(value);
    },
    JSXText: ({ value }) => {
      texts.push(value);
    },
    TemplateLiteral: ({ quasis }) => {
      texts.push(quasis.map(({ value }) => value.cooked).join('\0'));
    },
  }).visit(parseSync(file, source).program);
  return texts;
}

const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Reads the sources below `root`. */
export function readLabels(root: string, sources: readonly string[] = labelSources): Labels {
  const texts = sources
    .flatMap((source) => filesOf(join(root, source)))
    .flatMap(textsIn)
    // A page that is written as a template has its names between tags.
    .flatMap((text) => (/<\w/.test(text) ? text.split(/<[^>]*>/) : [text]))
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => chinese.test(text));
  const exact = new Set(texts.filter((text) => !text.includes('\0')));
  const patterns = texts
    // Of `${a}${b}项` anything would be a name.
    .filter((text) => text.includes('\0') && text.replace(/[^\u4e00-\u9fff]/g, '').length > 1)
    .map((text) => new RegExp(`^${text.split('\0').map(escapePattern).join('.+')}$`));
  return {
    has: (name) => exact.has(name) || patterns.some((pattern) => pattern.test(name)),
    mentions: (word) => texts.some((text) => text.includes(word)),
  };
}
