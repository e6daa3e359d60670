import { defineEntity } from '@mingcha/store';

/** That an inspection of an object has become public, or what it found was corrected: its records are to follow. */
export type Visited = { at: string; case: string; object: string };

export const visitedEntity = defineEntity<Visited>()({
  name: 'CREDITVISITED',
  key: (of: Pick<Visited, 'at' | 'case'>) => ({ partition: [], sort: [of.at, of.case] }),
  due: ({ at }) => at,
});
