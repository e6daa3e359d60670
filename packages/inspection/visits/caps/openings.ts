import { defineEntity } from '@mingcha/store';

/** How many visits were ever opened of an enterprise for a year: each opening moves it, so that two cannot pass a cap together. */
type Openings = { object: string; year: string; count: number };

export const openingsEntity = defineEntity<Openings>()({
  name: 'VISITOPENINGS',
  key: (of: Pick<Openings, 'object' | 'year'>) => ({ partition: [of.object], sort: [of.year] }),
});
