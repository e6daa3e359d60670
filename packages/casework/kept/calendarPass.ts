import { defineEntity } from '@mingcha/store';

/** By which calendar the days that cases keep were last reckoned; `after` while they are being gone through. */
export type CalendarPass = { stamp: string; after?: { at: string; id: string } };

export const calendarPassEntity = defineEntity<CalendarPass>()({
  name: 'CASECALENDAR',
  key: () => ({ partition: [], sort: ['pass'] }),
});
