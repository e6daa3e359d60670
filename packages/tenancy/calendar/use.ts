import type { DueDay } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { TenantCalendar } from './load.ts';

/** A day that another calendar moves. */
export type DateMove = {
  /** What the day is of, in Chinese, such as 答复期限. */
  what: string;
  /** What it belongs to, in Chinese. */
  title: string;
  /** The object it is a day of: an id in the package that knows it. */
  of: { kind: 'round' | 'chase' | 'board' | 'notice'; id: string; notice: string };
  from: DueDay;
  to: DueDay;
};

/** What one part of the system keeps that depends on working days. */
export type CalendarUse = {
  /** The days that `after` moves, at `now`. Writes nothing. */
  moves(store: TenantStore, after: TenantCalendar, now: Date): Promise<readonly DateMove[]>;
  /** Makes the days that are kept those of the tenant's calendar as it is now. May be called again at any time. */
  apply(store: TenantStore, now: Date): Promise<void>;
};
