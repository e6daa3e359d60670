import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as labels from '@mingcha/kernel/labels';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What must not be read on a page, the portal, a paper or in a response, and the word that stands there instead. */
const rejected: [RegExp, string][] = [
  [
    /已公布|(?<!等)待公布|(?<!尚)未公布|公布结果/,
    '已公示、待公示、未公示、公示结果；公布的承诺或种子用“公开”',
  ],
  [/开奖|摇号|抽签/, '抽取'],
  [/中签/, '抽中'],
  [/票号|签号|(?<!电话)号码/, '随机值'],
  [/见证仪式|多方见证|揭示/, '见证方公开随机数'],
  [/见证人/, '见证方'],
  [/备选|替补/, '候补（名词）、递补（动词）'],
  [/分层|[各该同每]层(?!级)|[这某]一层/, '分组'],
  [/封存名单/, '名单封存'],
  [/演练模式|模拟抽取|试抽/, '内部演练'],
  [/超期/, '逾期'],
  [/即将逾期|即将超时/, '临近时限'],
  [/未定时限|无时限/, '未设时限'],
  [/操作日志|操作记录|行为记录/, '审计日志'],
];

const exceptions: [RegExp, string, string][] = [
  [/^packages\/demo\/measures\//, '*', 'What cities and units write in their own notices and reports.'],
  [
    /^packages\/systems\/(delivery\.ts|inspection\/)|^packages\/console\/visits\/|^docs\/manual\/12-/,
    '见证人',
    'The law calls so who sees a paper left behind or not signed.',
  ],
  [/^packages\/demo\/item-table\.ts$/, '随机摇号', 'A regulation is quoted.'],
];

const allowed = (file: string, line: string) =>
  exceptions.some(([files, text]) => files.test(file) && (text === '*' || line.includes(text)));

const skipped =
  /(^|\/)(node_modules|dist|testing|vectors|__snapshots__)\/|\.test\.tsx?$|^packages\/demo\/trade/;

const filesIn = (folder: string, names: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => names.test(file) && !skipped.test(file));

const sources = [
  'README.md',
  ...['packages', 'functions', 'infra'].flatMap((folder) => filesIn(folder, /\.(tsx?|html|md)$/)),
  ...filesIn('docs', /\.md$/),
].map((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return { file, text, lines: text.split('\n') };
});

test.each(rejected)('nobody reads %s', (words, instead) => {
  const found = sources
    .filter(({ text }) => words.test(text))
    .flatMap(({ file, lines }) =>
      lines.flatMap((line, at) =>
        words.test(line) && !allowed(file, line) ? `${file}:${at + 1}: ${line.trim()} → ${instead}` : [],
      ),
    );
  expect(found).toEqual([]);
});

test.each(exceptions)('the exception of %s for %s is still needed', (files, text) => {
  const words = new RegExp(rejected.map(([{ source }]) => source).join('|'));
  const lines = sources.filter(({ file }) => files.test(file)).flatMap((source) => source.lines);
  expect(lines.some((line) => words.test(line) && (text === '*' || line.includes(text)))).toBe(true);
});

test('the words for states stand in one file', () => {
  const tables = Object.entries(labels).map(([name, words]) => ({
    name,
    entries: Object.entries(words).map(([key, word]) => ({
      word: String(word),
      entry: new RegExp(`\\b'?${key}'?: \\{? ?(label: )?'${word}`),
    })),
  }));
  const copies = sources
    .filter(({ file }) => file !== 'packages/kernel/labels.ts')
    .flatMap(({ file, text }) =>
      tables
        .filter(
          ({ entries }) =>
            entries.filter(({ word, entry }) => text.includes(`'${word}`) && entry.test(text)).length > 1,
        )
        .map(({ name }) => `${file} repeats ${name}`),
    );
  expect(copies).toEqual([]);
});
