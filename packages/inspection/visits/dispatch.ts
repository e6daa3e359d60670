import type { Actor } from '@mingcha/http';
import { atOnce, defineEntity } from '@mingcha/store';

/** How the visits of a draw are made. */
export const visitModes = ['现场检查', '书面检查', '网络监测'] as const;

/** The terms of a dispatch, for all its visits: the first and last day, how they are made, what the enterprises prepare. */
export type VisitTerms = {
  from: string;
  until: string;
  mode: (typeof visitModes)[number];
  materials?: string;
};

/** The dispatch (派发) of a draw, or of all draws of a batch together, whose id it bears. */
export type Dispatch = { id: string; draws: readonly string[]; at: string; by: Actor; terms: VisitTerms };

export const dispatchEntity = defineEntity<Dispatch>()({
  name: 'VISITDISPATCH',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

/**
 * What is still to be done for a dispatch: to bring the visits of these objects, or of all from a place in its order, to what its
 * draws say now. It goes when that is done; doing it twice changes nothing.
 */
export type VisitOut = {
  /** When it is looked at: at once, and later again where something of it could not be done. */
  at: string;
  dispatch: string;
  /** What it is for, one entry each. */
  what: string;
  objects?: readonly string[];
  from?: number;
  tries: number;
};

export const visitOutEntity = defineEntity<VisitOut>()({
  name: 'VISITOUT',
  key: (of: Pick<VisitOut, 'at' | 'dispatch' | 'what'>) => ({
    partition: [],
    sort: [of.at, of.dispatch, of.what],
  }),
  due: ({ at }) => at,
});

export const newVisitOut = (of: Omit<VisitOut, 'at' | 'tries'>): VisitOut => ({
  ...of,
  at: atOnce,
  tries: 0,
});

/** Why the visit of an object could not be opened or changed, until it can. */
export type VisitFault = { dispatch: string; object: string; at: string; message: string };

export const visitFaultEntity = defineEntity<VisitFault>()({
  name: 'VISITFAULT',
  key: (of: Pick<VisitFault, 'dispatch' | 'object'>) => ({ partition: [of.dispatch], sort: [of.object] }),
});

/** That an inspector of an open visit has no account: the visit's team grows once there is one. */
export type AccountWait = { row: string; case: string };

export const accountWaitEntity = defineEntity<AccountWait>()({
  name: 'VISITACCOUNT',
  key: (of: AccountWait) => ({ partition: [], sort: [of.row, of.case] }),
});
