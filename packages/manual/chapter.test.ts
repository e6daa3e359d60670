import { expect, test } from 'vitest';
import { readChapter } from './chapter.ts';
import { chapterPage, searchEntries, wholePage } from './document.ts';
import { nearestPlace, placeOf } from './places.ts';
import { find } from './web/find.ts';

const text = `# 抽查

先读这里。

## 新建 {#new /console/draws/new /console/draws/$/edit}

1. 在【双随机抽查】按【新建抽查】，见[公众](30-public.md#verify)。

   \`\`\`shot new-draw
   caption 新建一次抽查
   as jinchang-admin
   open /console/draws
   press 新建抽查
   fill 任务名称 = 春季抽查
   \`\`\`

2. 按【保存计划】。
`;
const chapter = readChapter('20-draws.md', text);

test('a chapter has its headings with the pages that they are the help of, its names, links and shots', () => {
  expect(chapter).toMatchObject({ id: 'draws', title: '抽查', links: ['30-public.md#verify'] });
  expect(chapter.headings.at(-1)).toEqual({
    id: 'new',
    text: '新建',
    depth: 2,
    pages: ['/console/draws/new', '/console/draws/$/edit'],
  });
  expect(chapter.names).toEqual(['双随机抽查', '新建抽查', '保存计划']);
  expect(chapter.shots).toEqual([
    {
      name: 'new-draw',
      caption: '新建一次抽查',
      login: 'jinchang-admin',
      phone: false,
      steps: [
        { do: 'open', what: '/console/draws' },
        { do: 'press', what: '新建抽查' },
        { do: 'fill', field: '任务名称', what: '春季抽查' },
      ],
      names: ['双随机抽查', '新建抽查'],
    },
  ]);
});

test('a page without pictures has the text, and with them the picture where it was asked for', () => {
  const without = chapterPage([chapter], 0, { shots: new Set(), pdf: false });
  expect(without).toContain('<b class="on-screen">新建抽查</b>');
  expect(without).toContain('<h2 id="new">新建</h2>');
  expect(without).toContain('href="public#verify"');
  expect(without).not.toContain('<img src="shots');
  const having = chapterPage([chapter], 0, { shots: new Set(['new-draw']), pdf: false });
  expect(having).toContain('<img src="shots/new-draw.webp" alt="新建一次抽查" width="1440" height="900"');
});

test('on the page of all chapters links stay on the page', () => {
  const other = readChapter('30-public.md', '# 公众\n\n## 核验 {#verify}\n\n见[抽查](20-draws.md)。');
  const whole = wholePage([chapter, other], { shots: new Set(), pdf: false });
  expect(whole).toContain('<a href="#public-verify">公众</a>');
  expect(whole).toContain('<h2 id="public-verify">核验</h2>');
  expect(whole).toContain('<a href="#draws">抽查</a>');
});

test.each([
  ['没有标题', 'no title first'],
  ['# 章\n\n```shot one\nopen /\n```', 'has no caption'],
  ['# 章\n\n```shot one\ncaption 图\npress 按钮\n```', 'opens no page first'],
  ['# 章\n\n```shot one\ncaption 图\nopen /\nclick 按钮\n```', 'means nothing'],
  ['# 章\n\n```shot One\ncaption 图\nopen /\n```', 'no name of a shot'],
])('%j is refused', (wrong, reason) => {
  expect(() => readChapter('10-wrong.md', wrong)).toThrow(reason);
});

test('the help of a page is that of the address that says most of it, or of the nearest page above', () => {
  const places = {
    '/console': 'start#home',
    '/console/draws/$': 'draws#one',
    '/console/draws/new': 'draws#new',
  };
  expect(placeOf('/console/draws/new', places)).toBe('draws#new');
  expect(placeOf('/console/draws/01J', places)).toBe('draws#one');
  expect(placeOf('/console/draws/01J/print', places)).toBeUndefined();
  expect(nearestPlace('/console/draws/01J/print', places)).toBe('draws#one');
  expect(nearestPlace('/console/audit', places)).toBe('start#home');
  expect(nearestPlace('/elsewhere', places)).toBeUndefined();
});

test('a search finds the sections that have all words, those with one in the heading first', () => {
  const entries = searchEntries(readChapter('20-draws.md', `${text}\n## 保存 {#save}\n\n计划 & 草稿。`));
  expect(find(entries, '保存').map(({ entry }) => entry.href)).toEqual(['draws#save', 'draws#new']);
  expect(find(entries, '计划 草稿')).toMatchObject([{ before: '', hit: '计划', after: ' & 草稿。 ' }]);
  expect(find(entries, '没有')).toEqual([]);
});
