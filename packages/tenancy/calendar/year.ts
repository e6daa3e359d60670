import type { Actor, Proposed } from '@mingcha/http';
import type { Holiday } from '@mingcha/kernel/workingDays';
import { defineEntity } from '@mingcha/store';

type Entered = {
  holidays: Holiday[];
  makeUpDays: string[];
  /** The number of the notice that says so, such as 国办发明电〔2026〕7号. */
  basis: string;
};

/** What one person entered and another has not looked at yet. */
export type Proposal = Entered & Proposed;

/** A year as the city enters it: how many versions were confirmed, and what waits for the second person. */
export type EnteredYear = { year: number; versions: number; proposal?: Proposal | undefined };

export const enteredYearEntity = defineEntity<EnteredYear>()({
  name: 'CALENDARYEAR',
  key: (of: { year: number }) => ({ partition: [], sort: [of.year] }),
});

/** A year as it was confirmed; never changed. */
export type YearVersion = Proposal & {
  year: number;
  version: number;
  confirmedBy: Actor;
  confirmedAt: string;
};

export const yearVersionEntity = defineEntity<YearVersion>()({
  name: 'CALENDARVERSION',
  key: (of: { year: number; version: number }) => ({ partition: [of.year], sort: [of.version] }),
});
