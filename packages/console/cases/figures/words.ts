import type { CaseFigure } from '../../api/cases/caseTypes.ts';
import { count, day } from '../../ui/show/format.ts';

type Unit = CaseFigure['unit'];

/** What a value stands for, as it is said behind it. */
export const unitWords: Record<Unit, string> = { cases: '件', share: '%', workingDays: '个工作日' };

/** A value as a number of its unit: a share in hundredths. */
export const shownNumber = (value: number, unit: Unit): number =>
  unit === 'cases' ? value : Math.round(value * (unit === 'share' ? 1_000 : 10)) / 10;

/** A value in words; of what has none, that there is none. */
export const valueText = (value: number | null, unit: Unit): string =>
  value === null
    ? '—'
    : `${count(shownNumber(value, unit))}${unit === 'share' ? '%' : ` ${unitWords[unit]}`}`;

/** Of how many cases a value is, where it is no number of cases itself. */
export const ofWords = ({ of }: { of: number }, unit: Unit): string =>
  unit === 'cases' ? '' : `共 ${count(of)} 件`;

/** The months up to one, the latest first, `YYYY-MM`. */
export function monthsUpTo(last: string, many: number): string[] {
  const [year, month] = last.split('-').map(Number) as [number, number];
  return Array.from({ length: many }, (_, i) => {
    const at = year * 12 + month - 1 - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** A month in words: 2026-03 → 2026年3月. */
export const monthText = (month: string): string => {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
};

/** When a month was frozen, by which definition, and what it would come to now; empty for one that is not. */
export function frozenText({ frozen, now }: CaseFigure['months'][number], unit: Unit): string {
  if (!frozen) return '';
  const at = `${day(Date.parse(frozen.at))} 月结`;
  if (frozen.isOther) return `${at}，按当时的定义，后来的定义不改变它`;
  return now ? `${at}；月结后变动，现为 ${valueText(now.value, unit)}` : at;
}
