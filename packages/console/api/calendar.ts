import { call, read } from './http.ts';
import type {
  CalendarList,
  CalendarPreview,
  CalendarReading,
  CalendarState,
  CalendarYearInput,
} from './schema.d.ts';

export type { CalendarList, CalendarPreview, CalendarState } from './schema.d.ts';

export type Arrangement = Pick<CalendarYearInput, 'holidays' | 'makeUpDays'>;
export type Holiday = Arrangement['holidays'][number];
export type Proposal = NonNullable<CalendarState['proposal']>;

const pathOf = (year: number): string => `/v1/calendars/${year}`;

export const calendarApi = {
  list: () => read<CalendarList>('/v1/calendars'),
  year: (year: number) => call<CalendarState>('GET', pathOf(year)),
  readText: async (year: number, text: string) => {
    return (await call<CalendarReading>('POST', `${pathOf(year)}/read`, { body: { text } })).data;
  },
  preview: async (year: number, { holidays, makeUpDays }: Arrangement) => {
    const body = { holidays, makeUpDays };
    return (await call<CalendarPreview>('POST', `${pathOf(year)}/preview`, { body })).data;
  },
  propose: (year: number, entered: CalendarYearInput, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal`, { body: entered, ifMatch: etag }),
  confirm: (year: number, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal/confirm`, { ifMatch: etag }),
  reject: (year: number, reason: string, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal/reject`, { body: { reason }, ifMatch: etag }),
  withdraw: (year: number, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal/withdraw`, { ifMatch: etag }),
};
