import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMaterial } from './material.ts';
import type { Verdict } from './report.ts';
import { type Judged, verdictTogether } from './siblings.ts';

const textOf = (name: string) =>
  readFileSync(new URL(`../../../draw/vectors/vector2-${name}.json`, import.meta.url), 'utf8');
const right: Verdict = { tone: 'good', title: '核验通过', text: '' };
const judged = (name: string, verdict = right): Judged => ({
  name: `${name}.json`,
  material: readMaterial(textOf(name)),
  verdict,
});
const [one, other] = [judged('drand-1'), judged('drand-2')];

test('all files of a batch belong together, in any order', () => {
  for (const files of [
    [one, other],
    [other, one],
  ])
    expect(verdictTogether(files)).toMatchObject({ tone: 'good', title: '同批 2 次抽取全部核验通过' });
  const parts = [one, other].map(({ material: { part }, ...rest }) => ({ ...rest, material: { part } }));
  expect(verdictTogether(parts).text).toContain('没有核对盐值');
});

test('one that is missing is named by its commitment', () => {
  const { tone, title, text } = verdictTogether([one]);
  expect([tone, title]).toEqual(['wait', '还缺 1 个文件']);
  expect(text).toContain(`第 2 次（承诺 ${other.material.part.commitment.slice(0, 16)}…）`);
});

test('a foreign one, the same twice, one of no batch, and one that is wrong by itself are named', () => {
  for (const [files, name] of [
    [[one, judged('witness-2')], 'witness-2.json：'],
    [[one, one], 'drand-1.json：'],
    [[one, judged('full')], 'full.json：'],
    [[one, judged('drand-2', { ...right, tone: 'void' })], '请先单独查看：drand-2.json'],
  ] as const) {
    const { tone, text } = verdictTogether(files);
    expect([tone, text]).toEqual(['void', expect.stringContaining(name)]);
  }
});
