import { create, defineEntity, type Operation, replace, type TenantStore } from '@mingcha/store';
import type { Commitment, Draw } from './draw.ts';

export const drawSeries = ['official', 'rehearsal'] as const;
export type DrawSeries = (typeof drawSeries)[number];

/** The last official number given in a year; its lock makes two commits unable to take the same one. */
type Sequence = { year: number; last: number };

export const sequenceEntity = defineEntity<Sequence>()({
  name: 'DRAWSEQUENCE',
  key: (of: { year: number }) => ({ partition: [], sort: [of.year] }),
});

/** The last number given to a rehearsal, over all years, so that 演练-n names one draw. */
export const rehearsalSequenceEntity = defineEntity<{ last: number }>()({
  name: 'REHEARSALSEQUENCE',
  key: () => ({ partition: [], sort: ['last'] }),
});

/** The series in which a draw has its number, or will have it. */
export function seriesOf({ compose, committed }: Pick<Draw, 'compose' | 'committed'>): DrawSeries {
  if (committed) return committed.series ?? 'official';
  return compose.seed.source === 'local' ? 'rehearsal' : 'official';
}

/** The next number of a series, and the write that takes it; two commits at once cannot both make it. */
export async function nextNumber(
  store: TenantStore,
  series: DrawSeries,
  year: number,
): Promise<{ sequence: number; take: Operation }> {
  if (series === 'rehearsal') {
    const counter = await store.get(rehearsalSequenceEntity, {});
    const last = (counter?.last ?? 0) + 1;
    const take = counter
      ? replace(rehearsalSequenceEntity, { last }, counter.lock)
      : create(rehearsalSequenceEntity, { last });
    return { sequence: last, take };
  }
  const counter = await store.get(sequenceEntity, { year });
  const next = { year, last: (counter?.last ?? 0) + 1 };
  const take = counter ? replace(sequenceEntity, next, counter.lock) : create(sequenceEntity, next);
  return { sequence: next.last, take };
}

/** Such as `2026-003`, or `演练-3` for a rehearsal. */
export const drawNumber = ({
  year,
  sequence,
  series,
}: Pick<Commitment, 'year' | 'sequence' | 'series'>): string =>
  series === 'rehearsal' ? `演练-${sequence}` : `${year}-${String(sequence).padStart(3, '0')}`;
