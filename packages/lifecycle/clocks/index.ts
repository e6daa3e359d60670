export {
  type Clock,
  extendClock,
  type Hold,
  holdClock,
  releaseClock,
  restartClock,
  resumeClock,
  startClock,
  stoodStill,
  stopClock,
} from './clock.ts';
export {
  type Due,
  type DueAt,
  dueOf,
  endOf,
  endOfDay,
  type HeldSince,
  isAwaited,
  isDueAt,
  isHeld,
  isOverdue,
  nearFrom,
  type OfficeCalendar,
  spentOf,
  type WhichLimit,
} from './due.ts';
export { type OfficeHours, type Season, usualHours } from './officeHours.ts';
export { addMonths, type DaySpan, fixedDay, type Limit, moveDay, type Span, workingDayNear } from './span.ts';
