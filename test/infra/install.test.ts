import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, it } from 'vitest';

type Locked = { engines?: { node?: string }; hasInstallScript?: boolean; optional?: boolean };
type Root = { engines: { node: string }; allowScripts: Record<string, boolean> };

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const root: Root = read('package.json');
const locked = Object.entries<Locked>(read('package-lock.json').packages).flatMap(([path, about]) => {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
  return name ? [{ name, ...about }] : [];
});
const oldest = root.engines.node.replace('>=', '').replace(/^(\d+\.\d+)$/, '$1.0');

it('every package installs on the oldest Node: two of them warned', () => {
  expect(locked.length).toBeGreaterThan(100);
  const newer = locked.filter(({ engines }) => engines?.node && !satisfies(oldest, engines.node));
  expect(newer.map(({ name, engines }) => `${name} ${engines!.node}`)).toEqual([]);
});

it('every install script is decided about: two of them asked', () => {
  const scripts = locked.filter(({ hasInstallScript, optional }) => hasInstallScript && !optional);
  expect(scripts.map(({ name }) => name).filter((name) => !(name in root.allowScripts))).toEqual([]);
});
