import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readChapters } from '../build.ts';
import { type Chapter, readChapter } from '../chapter.ts';
import { pageAddresses } from './addresses.ts';
import { findings } from './findings.ts';
import { readLabels } from './labels.ts';

const root = join(import.meta.dirname, '../../..');
const labels = readLabels(root);
const addresses = pageAddresses(root);
const chapters = await readChapters();

/** What is found once a chapter is added. */
const foundWith = (text: string): string[] => {
  const wrong: Chapter = readChapter('10-wrong.md', text);
  return findings([...chapters, wrong], labels, addresses).filter((finding) => !found.includes(finding));
};
const found = findings(chapters, labels, addresses);

test('the manual names what is on screen, links to what is there, and is the help of every page', () => {
  expect(addresses.length).toBeGreaterThan(70);
  expect(found).toEqual([]);
});

test.each([
  ['# 章\n\n按【新建抽检】。', '10-wrong.md: no page has 【新建抽检】'],
  ['# 章\n\n按【登】。', '10-wrong.md: no page has 【登】'],
  ['# 章\n\n见[首页](/console/nowhere)。', '10-wrong.md: /console/nowhere is no page'],
  ['# 章\n\n见[另一章](20-nowhere.md)。', '10-wrong.md: 20-nowhere.md is no chapter'],
  ['# 章\n\n见[上文](#nowhere)。', '10-wrong.md: #nowhere leads to no heading'],
  ['# 章\n\n## 一节', '10-wrong.md: the heading “一节” has no {#id}'],
  ['# 章\n\n## 一 {#a}\n\n## 二 {#a}', '10-wrong.md: two headings are #a'],
  ['# 章\n\n## 一 {#a /console/gone}', 'wrong#a is the help of /console/gone, which is no page'],
  ['# 章\n\n## 一 {#a /console/draws}', 'two headings name the page /console/draws'],
])('it is found: %j', (text, finding) => {
  expect(foundWith(text)).toEqual([finding]);
});

test('a page that no heading names is found', () => {
  expect(findings(chapters, labels, [...addresses, '/console/new-page'])).toContainEqual(
    expect.stringContaining('no heading names the page /console/new-page'),
  );
});

test('every word of the glossary stands on screen', () => {
  const glossary = chapters.find(({ id }) => id === 'glossary')!;
  const words = glossary.tokens.flatMap(({ raw }) =>
    [...raw.matchAll(/^\| \*\*(.+?)\*\*/gm)].map(([, word]) => word!),
  );
  expect(words.length).toBeGreaterThan(30);
  expect(words.filter((word) => !labels.mentions(word))).toEqual([]);
});
