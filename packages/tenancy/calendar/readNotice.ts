import { addDays, isDate } from '@mingcha/kernel';
import type { Holiday } from '@mingcha/kernel/workingDays';

/** What was read of a notice, and what a person has to look at. */
export type ReadCalendar = { holidays: Holiday[]; makeUpDays: string[]; basis?: string; doubts: string[] };

type Found = { date: string; weekday: string | undefined; start: number; end: number };

const headWord = /^[一二三四五六七八九十]+[、.]\s*([^:]{1,20}):/;
const dateWord = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g;
const between = /^(?:至|到|-|—|–|~)$/;
const weekdays = '日一二三四五六';

/** `2027-02-05` as 2月5日. */
const spoken = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** The dates of a sentence; a month or year that is not said is that of the date before. */
function datesOf(sentence: string, year: number, name: string): Found[] {
  let at: { year: number | undefined; month: number } = { year: undefined, month: 0 };
  return [...sentence.matchAll(dateWord)].flatMap((match): Found[] => {
    const [whole, y, m, d, note] = match;
    const month = m ? Number(m) : at.month;
    // New Year's holiday may begin in the old year, whose number is then often left out.
    const own = y
      ? Number(y)
      : name.includes('元旦') && month === 12
        ? year - 1
        : month < at.month
          ? year
          : at.year;
    at = { year: own, month };
    const date = [String(own ?? year), String(month).padStart(2, '0'), d!.padStart(2, '0')].join('-');
    const weekday = /(?:周|星期)([日天一二三四五六])/.exec(note ?? '')?.[1]?.replace('天', '日');
    return isDate(date) ? [{ date, weekday, start: match.index, end: match.index + whole.length }] : [];
  });
}

const lengthOf = ({ from, to }: Holiday): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

function readSentence(sentence: string, year: number, name: string, read: ReadCalendar): void {
  const dates = datesOf(sentence, year, name);
  for (const { date, weekday } of dates) {
    const real = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
    if (weekday !== undefined && weekday !== real)
      read.doubts.push(
        `${spoken(date)}写作星期${weekday}，${date.slice(0, 4)} 年这一天是星期${real}，请核对年份和日期。`,
      );
  }
  for (let i = 0; i < dates.length; i++) {
    const first = dates[i]!;
    const next = dates[i + 1];
    const isRange = next !== undefined && between.test(sentence.slice(first.end, next.start).trim());
    const last = isRange ? next : first;
    if (isRange) i++;
    const verb = /放假|上班/.exec(sentence.slice(last.end))?.[0];
    if (verb === '放假') read.holidays.push({ name: name || '放假', from: first.date, to: last.date });
    else if (verb === '上班')
      for (let day = first.date; day <= last.date; day = addDays(day, 1)) read.makeUpDays.push(day);
    else read.doubts.push(`${spoken(first.date)}没有写明放假或者上班，没有计入。`);
  }
  const said = /共(\d+)天/.exec(sentence)?.[1];
  const last = read.holidays.at(-1);
  if (said !== undefined && last && dates.length > 0 && lengthOf(last) !== Number(said))
    read.doubts.push(`${last.name}写作共 ${said} 天，读出 ${lengthOf(last)} 天，请核对。`);
}

/**
 * Reads the State Council's notice of a year's holidays, as it is published, into days. Rules only: what is not said as
 * 放假 or 上班 is left out and stands in `doubts`.
 */
export function readNotice(text: string, year: number): ReadCalendar {
  const plain = text.normalize('NFKC').replace(/[ \t\u3000]+/g, '');
  const read: ReadCalendar = { holidays: [], makeUpDays: [], doubts: [] };
  const basis = /国办发(?:明电)?[〔[]\d{4}[〕\]]\d+号/.exec(plain)?.[0];
  if (basis) read.basis = basis;
  const said = /(\d{4})年(?:部分)?节假日/.exec(plain)?.[1];
  if (said !== undefined && Number(said) !== year)
    read.doubts.push(`文中是 ${said} 年的安排，所录的是 ${year} 年，请核对。`);
  let name = '';
  for (const line of plain.split('\n')) {
    const head = headWord.exec(line);
    if (head) name = head[1]!;
    if (name === '') continue;
    for (const sentence of line.slice(head?.[0].length ?? 0).split(/[。;]/))
      if (sentence !== '') readSentence(sentence, year, name, read);
  }
  read.makeUpDays = [...new Set(read.makeUpDays)].sort();
  if (read.holidays.length === 0) read.doubts.push('没有读出任何假期，请粘贴通知全文，或在日历中点选。');
  return read;
}
