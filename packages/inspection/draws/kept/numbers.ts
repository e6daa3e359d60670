import { defineSeries, giveNumber } from '@mingcha/lifecycle';
import type { Operation, TenantStore } from '@mingcha/store';
import type { Commitment, Draw } from './draw.ts';

export const drawSeries = ['official', 'rehearsal'] as const;
export type DrawSeries = (typeof drawSeries)[number];

export const officialSeries = defineSeries('DRAWSEQUENCE', ['year']);

/** Runs on over all years, so that 演练-n names one draw. */
export const rehearsalSeries = defineSeries('REHEARSALSEQUENCE');

/** The series in which a draw has its number, or will have it. */
export function seriesOf({ compose, committed }: Pick<Draw, 'compose' | 'committed'>): DrawSeries {
  if (committed) return committed.series ?? 'official';
  return compose.seed.source === 'local' ? 'rehearsal' : 'official';
}

/**
 * Runs a commit that takes the next number of a series, or so many in a row from it, `take` first in its write; again while
 * others take it.
 */
export function giveDrawNumber<T>(
  store: TenantStore,
  { series, year, count = 1 }: { series: DrawSeries; year: number; count?: number },
  commit: (sequence: number, take: Operation) => Promise<T>,
): Promise<T> {
  const options = { busy: '同一时间有多个抽取任务正在编号，请稍后再试。', count };
  return series === 'rehearsal'
    ? giveNumber(store, rehearsalSeries, {}, commit, options)
    : giveNumber(store, officialSeries, { year }, commit, options);
}

/** Such as `2026-003`, or `演练-3` for a rehearsal. */
export const drawNumber = ({
  year,
  sequence,
  series,
}: Pick<Commitment, 'year' | 'sequence' | 'series'>): string =>
  series === 'rehearsal' ? `演练-${sequence}` : `${year}-${String(sequence).padStart(3, '0')}`;

/** Whether a text reads as the number of a draw. */
export const isDrawNumber = (text: string): boolean => /^(\d{4}-\d{3,}|演练-\d+)$/.test(text.trim());

/** The year that an official draw's number names; undefined where the text is none. */
export function yearOfDraw(text: string): number | undefined {
  const [, year] = /^(\d{4})-\d{3,}$/.exec(text) ?? [];
  return year === undefined ? undefined : Number(year);
}
