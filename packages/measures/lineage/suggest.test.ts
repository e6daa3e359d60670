import { likeness } from '@mingcha/notices';
import { expect, it } from 'vitest';
import { suggester } from './suggest.ts';
import type { UpstreamNotice } from './upstreams.ts';

const words = [
  '审批',
  '检查',
  '窗口',
  '证照',
  '公示',
  '企业',
  '开办',
  '登记',
  '信用',
  '修复',
  '中介',
  '收费',
];
const word = (n: number) => words[n % words.length]!;
const notice = (measures: number): UpstreamNotice => ({
  tenant: '620000',
  id: 'x',
  docNo: '省政办发〔2025〕1号',
  title: '方案',
  measures: Array.from({ length: measures }, (_, i) => ({
    no: String(i + 1),
    title: `${word(i)}${word(i * 5 + 1)}第${i + 1}项`,
    text: `持续推进${word(i + 3)}与${word(i * 7)}改革。`,
    targets: [],
    deadline: undefined,
  })),
});

it('finds the measure of the same words among a thousand, and nothing for one that is like none', () => {
  const suggest = suggester([notice(1_000)], likeness);
  for (let i = 0; i < 1_000; i += 10) {
    const { no, title } = notice(1_000).measures[i]!;
    expect(suggest({ title, text: '本市自己的话。' })[0]).toMatchObject({ no, score: 1 });
  }
  expect(suggest({ title: '绿化荒山', text: '' })).toEqual([]);
});

it('finds it by its text where the title is another', () => {
  const [first] = notice(1).measures;
  const text = '工业厂房项目审批用时由六十个工作日压减至四十五个工作日以内，小型仓储项目不超过十二个工作日。';
  const suggest = suggester([{ ...notice(3), measures: [{ ...first!, title: '提速', text }] }], likeness);
  expect(suggest({ title: '压缩审批时限', text })[0]!.score).toBeGreaterThan(0.7);
});
