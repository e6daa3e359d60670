import type { Clock } from '@mingcha/lifecycle/clocks';
import type { CaseRecord, Facts } from '../step/record.ts';
import type { Spell } from './spells.ts';

/** A clock whose limit is not known yet, since a field that it depends on has no value. It counts from `since` once it has. */
export type AwaitingClock = { since: string; awaits: true };

/** A clock as it is kept. `expired` once its end has had its effect: that comes once. */
export type KeptClock = (Clock & { expired?: true }) | AwaitingClock;

/** A case in time: its record, its clocks, and since when its tasks are asked. Plain JSON, with no due day in it. */
export type Course = {
  record: CaseRecord;
  /** By the name of the clock, of those that have ever run. */
  clocks: Readonly<Record<string, KeptClock>>;
  /** The instant at which each task was asked, by its id. */
  asked: Readonly<Record<string, string>>;
  /** Tasks whose silence was told and stands for no answer. */
  told: readonly string[];
  /** Of a child that a clock of its parent counts: when it was worked on, and when it was held. */
  spells?: readonly Spell[];
};

/** What was looked up for a step besides the clocks. */
export type Lookups = Omit<Facts, 'clocks' | 'holds'>;

export const isAwaiting = (clock: KeptClock): clock is AwaitingClock => 'awaits' in clock;
