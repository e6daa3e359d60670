import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sectionOf } from './section.ts';

test('every page of the router is in a section of the navigation', async () => {
  const router = await readFile(join(import.meta.dirname, '../router.tsx'), 'utf8');
  const paths = [...router.matchAll(/\bpath: '(.*)'/g)].map(([, path]) => path!.replace('$kind', 'items'));
  expect(paths.length).toBeGreaterThan(20);
  // Home, and what the bell leads to.
  expect(paths.filter((path) => sectionOf(path) === '')).toEqual(['/', '/notifications']);
});

test('a briefing and what a province’s cities carry out belong to the notices, all settings to the settings', () => {
  expect(sectionOf('/briefings/n.01')).toBe('measures');
  expect(sectionOf('/province/coverage/n')).toBe('measures');
  expect(sectionOf('/province/draws/620300/d')).toBe('province/draws');
  expect(sectionOf('/settings/people')).toBe('settings');
  expect(sectionOf('/registers/items/versions')).toBe('registers/items');
  expect(sectionOf('/cases/messages/01J')).toBe('cases/messages');
  expect(sectionOf('/')).toBe('');
  expect(sectionOf('/nowhere/at/all')).toBe('');
});
