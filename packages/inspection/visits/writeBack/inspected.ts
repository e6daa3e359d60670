import { defineEntity } from '@mingcha/store';

/**
 * That an object was inspected, until the roster says so: the day on which the visit ended. `amended`: what its visits say of that
 * day has changed, and is read anew.
 */
export type Inspected = { at: string; case: string; object: string; on: string; amended?: true };

export const inspectedEntity = defineEntity<Inspected>()({
  name: 'INSPECTED',
  key: (of: Pick<Inspected, 'at' | 'case'>) => ({ partition: [], sort: [of.at, of.case] }),
  due: ({ at }) => at,
});

/** Minutes in which further visits may come, so that many make one version of the roster. */
const gathers = 30;

export const newInspected = (of: Omit<Inspected, 'at'>, now: Date): Inspected => ({
  ...of,
  at: new Date(now.getTime() + gathers * 60_000).toISOString(),
});
