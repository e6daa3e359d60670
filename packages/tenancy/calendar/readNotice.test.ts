import { libraryYears } from '@mingcha/kernel/workingDays';
import { describe, expect, it } from 'vitest';
import { calendarFaults, calendarWarnings } from './check.ts';
import { readNotice } from './readNotice.ts';

/** The library's 2026, in the words that such notices use. */
const words2026 = `关于2026年部分节假日安排的通知
各单位：
文号 国办发明电〔2025〕99号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各单位要妥善安排好值班，遇有重大事件按规定及时报告。`;

describe('a notice of a year’s holidays', () => {
  it('gives the days that the library has of that year', () => {
    const { holidays, makeUpDays, basis, doubts } = readNotice(words2026, 2026);
    const known = libraryYears.find(({ year }) => year === 2026)!;
    expect(holidays.map(({ from, to }) => [from, to])).toEqual(
      known.holidays.map(({ from, to }) => [from, to]),
    );
    expect([makeUpDays, basis, doubts]).toEqual([known.makeUpDays, '国办发明电〔2025〕99号', []]);
    const year = { year: 2026, holidays, makeUpDays };
    expect([calendarFaults(year), calendarWarnings(year)]).toEqual([[], []]);
  });

  it('over the turn of the year, with and without the year’s number', () => {
    const read = (text: string) => readNotice(text, 2027);
    const days = [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }];
    expect(read('一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。').holidays).toEqual(days);
    expect(read('一、元旦：12月31日至1月2日放假。12月26日（周六）上班。')).toEqual({
      holidays: days,
      makeUpDays: ['2026-12-26'],
      doubts: [],
    });
  });

  it('says what it doubts: another year, a wrong weekday, a wrong count, a day that is only encouraged', () => {
    const { doubts, holidays } = readNotice(
      '关于2026年部分节假日安排的通知\n一、元旦：1月1日（周四）至3日放假，共4天。鼓励在2月4日休息。',
      2027,
    );
    expect(holidays).toEqual([{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }]);
    expect(doubts).toEqual([
      '文中是 2026 年的安排，所录的是 2027 年，请核对。',
      '1月1日写作星期四，2027 年这一天是星期五，请核对年份和日期。',
      '元旦写作共 4 天，读出 3 天，请核对。',
      '2月4日没有写明放假或者上班，没有计入。',
    ]);
    expect(readNotice('没有日期的一段话，读不出什么。', 2027).doubts).toHaveLength(1);
  });
});
