import { defineEntity } from '@mingcha/store';

/** From when on a limit of a case is near, by one of the days that its clock names. */
export type Warning = {
  at: string;
  /** The clock's name. */
  clock: string;
  /** Working days before the end. */
  days: number;
};

/** A warning that is still to be sent; it goes with the sending of it. */
export const warningEntity = defineEntity<Warning & { id: string }>()({
  name: 'CASEWARN',
  key: (of: Warning & { id: string }) => ({ partition: [], sort: [of.at, of.id, of.clock, of.days] }),
  due: ({ at }) => at,
});

export const warningKey = ({ at, clock, days }: Warning): string => `${at} ${clock} ${days}`;
