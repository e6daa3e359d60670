import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8');
const page = read('SECURITY.md');
const [, section = ''] = /\n## Attacks and their tests\n(.*?)\n## /s.exec(page) ?? [];
const named = `${section}\n${read('docs/todays-faults.md')}`
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('.test.ts`'))
  .flatMap((line) => {
    const [, attack = '', tests = ''] = line.split('|').map((cell) => cell.trim());
    return tests.split('<br>').map((one) => {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(one) ?? [];
      return [attack, file, name] as const;
    });
  });

/** Whether a file has a test, or a case of one, that is called so. */
function has(file: string, name: string): boolean {
  const quoted = `['"\`]${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}['"\`],`;
  return new RegExp(`(^\\s*|\\b(it|test)\\(|\\)\\(\\s*|\\[\\s*)${quoted}`, 'm').test(read(file));
}

test('a name that is no test is found', () => {
  expect(has('test/attacks.test.ts', 'a name that is no test is found')).toBe(true);
  expect(has('test/attacks.test.ts', 'a name that is no test')).toBe(false);
  expect(named.length).toBeGreaterThan(40);
});

test.each(named)('%s has its test in %s: %s', (attack, file, name) => {
  expect([attack, file, name].every((one) => one !== '')).toBe(true);
  expect(has(file, name)).toBe(true);
});

test('files that the page names are there', () => {
  const files = [...page.matchAll(/`((?:packages|test|infra|functions|docs)\/[^`]+)`/g)].map(
    ([, file]) => file!,
  );
  expect(files.length).toBeGreaterThan(60);
  expect(files.filter((file) => !existsSync(join(import.meta.dirname, '..', file)))).toEqual([]);
});
