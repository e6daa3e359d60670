import { describe, expect, test } from 'vitest';
import { targetsOf } from '../testing/brief.ts';
import { findTimes } from './deadlines.ts';
import { findReporting } from './reporting.ts';
import { findWholeRegion } from './wholeRegion.ts';

const times = (text: string, slot = false): (string | undefined)[] =>
  findTimes(text, { start: 0, end: text.length }, { year: 2025, month: 4 }, slot).map(
    (find) => find.date ?? find.cadence,
  );

describe('times', () => {
  test.each([
    ['2025年6月底前完成', '2025-06-30'],
    ['6月30日前建成', '2025-06-30'],
    ['2024年2月底前', '2024-02-29'],
    ['年底前完成', '2025-12-31'],
    ['2026年底前', '2026-12-31'],
    ['明年3月前', '2026-03-31'],
    ['9月中旬前', '2025-09-20'],
    ['力争年内达到', '2025-12-31'],
    ['今年底前', '2025-12-31'],
    ['月底前报到', '2025-04-30'],
    ['2025年上半年完成', '2025-06-30'],
    ['第三季度末前完成', '2025-09-30'],
    ['三季度内', '2025-09-30'],
    ['到2027年，实现全覆盖', '2027-12-31'],
    ['十二月三十一日前', '2025-12-31'],
    ['长期坚持', 'ongoing'],
    ['每季度调度一次', 'quarterly'],
    ['每半年评估', 'half-yearly'],
    ['按月通报', 'monthly'],
  ])('%s', (text, expected) => {
    expect(times(text)).toEqual([expected]);
  });

  test.each([
    '2025年6月起施行',
    '自2025年1月1日',
    '（2019年版）',
    '每年6月底前',
    '近年来',
    '12个月',
    '2025年度',
  ])('is no deadline: %s', (text) => {
    expect(times(text).filter((time) => time !== 'yearly')).toEqual([]);
  });

  test('where a time is asked for, a bare one is enough', () => {
    expect(times('2025年10月', true)).toEqual(['2025-10-31']);
    expect(times('持续推进', true)).toEqual(['ongoing']);
    expect(times('2025年10月')).toEqual([]);
  });

  test('of 1个月内 the 月内 was taken for the end of this month', () => {
    expect(times('印发后1个月内', true)).toEqual([undefined]);
    expect(times('两个月内')).toEqual([undefined]);
  });

  test('days in figures, as tables have them, were not read', () => {
    for (const day of ['2025-09-30', '2025.9.30', '2025/9/30前', '9.30前', '2025.9'])
      expect(times(day, true)).toEqual(['2025-09-30']);
    expect(times('第3.2版，2025-1-1至2025-9-30，1.5倍，比例12.31', true)).not.toContain(undefined);
    expect(times('版本12.31', true)).toEqual([]);
    expect(times('9.31前', true)).toEqual([undefined]);
  });

  test('days that do not exist and times without a beginning are found but give no date', () => {
    expect(times('2月30日前')).toEqual([undefined]);
    expect(times('三年内')).toEqual([undefined]);
  });
});

describe('targets', () => {
  test.each([
    ['将办照时限压减至45个工作日。', '办照时限 <= 45个工作日'],
    ['确保网办率不少于90%。', '网办率 >= 90%'],
    ['力争满意度提高到95%以上。', '满意度 >= 95%'],
    ['开办企业0.5个工作日内办结。', '开办企业 <= 0.5个工作日'],
    ['登记时间由5个工作日压缩至3个工作日以内。', '登记时间 <= 3个工作日'],
    ['普通件7个工作日办结。', '普通件 <= 7个工作日'],
    ['新增托位不低于1,200个。', '新增托位 >= 1200个'],
    ['改造老旧小区达到3万户。', '改造老旧小区 >= 3万户'],
    ['整改率不低于百分之九十。', '整改率 >= 90%'],
    ['领导小组至少召开两次会议。', '领导小组召开 >= 2次'],
    ['督查不得少于四次。', '督查 >= 4次'],
    ['收件后6个工作日内告知结果。', '收件后告知结果 <= 6个工作日'],
    ['错误率低于0.1%。', '错误率 < 0.1%'],
    ['培训覆盖人数突破200人。', '培训覆盖人数 > 200人'],
    ['全年改造老旧管网100公里，新增托位80个。', '改造老旧管网 >= 100公里', '新增托位 >= 80个'],
    ['网上办件不少于100,000,000,000,000,000,000件。'],
    ['对投入超过500万元的企业给予奖励。'],
    ['推动6项高频业务上网。'],
    ['提供24小时自助服务。'],
    ['12345热线接通。'],
    ['落实《目录（2018年版）》。'],
    ['推动不少于200个高频事项全程网办。', '高频事项全程网办 >= 200个'],
    ['应当在1个工作日内办结。', '办结 <= 1个工作日'],
    ['新增不少于300个车位。', '新增车位 >= 300个'],
    ['年内新增不少于300个车位。', '新增车位 >= 300个'],
    ['新建学校3所——其中高中不少于1所。', '新建学校 >= 3所', '高中 >= 1所'],
  ])('%s', (text, ...expected) => {
    expect(targetsOf(text)).toEqual(expected);
  });
});

describe('reporting dates', () => {
  const days = (text: string): string[] =>
    findReporting(text).flatMap(({ dates }) => dates.map((date) => date.monthDay));

  test.each([
    ['分别于每年2月25日、5月25日、11月5日前向专班报送台账。', ['02-25', '05-25', '11-05']],
    ['每季度末月25日前报送。', ['03-25', '06-25', '09-25', '12-25']],
    ['每半年结束前报送总结。', ['06-30', '12-31']],
    ['请于每年年底前上报情况。', ['12-31']],
    ['六月底、十二月底前报送。', ['06-30', '12-31']],
    ['6月20日召开会议，资料于会前报送。', []],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected);
  });

  test('a year makes it one day only', () => {
    const [find] = findReporting('于2025年11月15日前报送方案。');
    expect(find).toMatchObject({ regular: false, dates: [{ monthDay: '11-15', year: 2025 }] });
  });

  test('regular reports without a day are marked as unread', () => {
    expect(findReporting('每季度向市政府报送进展。')).toMatchObject([{ dates: [], regular: true }]);
  });
});

describe('whole-region clauses', () => {
  test.each([
    ['以下任务均须各县区政府、高新区管委会抓好落实，不再逐项列出。', 'following', '各县区政府 高新区管委会'],
    ['以上任务均由各镇（街道）负责落实，不再列出。', 'preceding', '各镇（街道）'],
    ['各项任务责任单位均包括各县（市、区）人民政府，不再单独列出。', 'all', '各县（市、区）人民政府'],
  ])('%s', (text, scope, units) => {
    const clause = findWholeRegion(text, []);
    expect([clause?.scope, clause?.units.join(' ')]).toEqual([scope, units]);
  });

  test.each(['以上表格均不再需要填写。', '各项工作均取得明显成效。', '所有窗口均应亮明身份。'])(
    'is none: %s',
    (text) => {
      expect(findWholeRegion(text, [])).toBeUndefined();
    },
  );
});
