import { atOnce, defineEntity, retryAt } from '@mingcha/store';

/**
 * What follows from a change of a case and is done after it: children to open and to withdraw, that a parent hears of its
 * child, what a merge brings to both cases, and the places in lists that did not fit into its transaction. It goes when all of it is done; doing it twice changes nothing.
 */
export type CaseOut = {
  /** When it is looked at: at once, and later again where something of it could not be done. */
  at: string;
  case: string;
  /** The number of the last event of that change. */
  seq: number;
  recordedAt: string;
  /** Ids of children in the case's record. */
  opens: readonly string[];
  withdraws: readonly string[];
  /** The case's parent hears of it. */
  tells: boolean;
  /** The case was merged into this one. */
  mergesInto?: string;
  /** Those merged into the case hear that it has ended. */
  tellsMerged?: true;
  /** It was rated badly: the case that its definition names is to be opened. */
  badRating?: true;
  /** Nothing but this: the case is to stand in more lists, or in fewer, than one transaction could write. */
  places?: true;
  tries: number;
};

export const outEntity = defineEntity<CaseOut>()({
  name: 'CASEOUT',
  key: (of: Pick<CaseOut, 'at' | 'case' | 'seq'>) => ({ partition: [], sort: [of.at, of.case, of.seq] }),
  due: ({ at }) => at,
});

/** The same at a later time. */
export const postponed = ({ tries, ...out }: CaseOut, now: Date): CaseOut => ({
  ...out,
  at: retryAt(tries, now),
  tries: tries + 1,
});

export const newOut = (of: Omit<CaseOut, 'at' | 'tries'>): CaseOut => ({ ...of, at: atOnce, tries: 0 });

/** The one entry of a case for its places in lists. Its changes are numbered from 1. */
export const placesOut = (id: string): CaseOut => ({
  ...newOut({ case: id, seq: 0, recordedAt: '', opens: [], withdraws: [], tells: false }),
  places: true,
});
