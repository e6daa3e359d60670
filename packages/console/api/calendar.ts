import type { DueDay } from '@mingcha/kernel';
import { call, read } from './http.ts';
import type { Actor } from './types.ts';

export interface Holiday {
  name: string;
  from: string;
  to: string;
}

export interface Arrangement {
  holidays: Holiday[];
  makeUpDays: string[];
}

export interface Proposal extends Arrangement {
  basis: string;
  by: Actor;
  at: string;
}

export interface CalendarState extends Arrangement {
  year: number;
  source: 'library' | 'city' | null;
  proposal: Proposal | null;
  versions: (Proposal & { version: number; confirmedBy: Actor; confirmedAt: string })[];
  can: ('propose' | 'confirm' | 'reject' | 'withdraw')[];
}

export interface CalendarList {
  items: { year: number; source: 'library' | 'city' | null; proposedBy?: Actor }[];
  reminder: number | null;
}

export interface CalendarPreview {
  warnings: string[];
  total: number;
  moves: { what: string; title: string; from: DueDay; to: DueDay }[];
}

const pathOf = (year: number): string => `/v1/calendars/${year}`;

export const calendarApi = {
  list: () => read<CalendarList>('/v1/calendars'),
  year: (year: number) => call<CalendarState>('GET', pathOf(year)),
  readText: async (year: number, text: string) => {
    const response = await call<Arrangement & { basis?: string; doubts: string[] }>(
      'POST',
      `${pathOf(year)}/read`,
      {
        body: { text },
      },
    );
    return response.data;
  },
  preview: async (year: number, { holidays, makeUpDays }: Arrangement) => {
    const body = { holidays, makeUpDays };
    return (await call<CalendarPreview>('POST', `${pathOf(year)}/preview`, { body })).data;
  },
  propose: (year: number, entered: Arrangement & { basis: string }, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal`, { body: entered, ifMatch: etag }),
  confirm: (year: number, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal/confirm`, { ifMatch: etag }),
  reject: (year: number, reason: string, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal/reject`, { body: { reason }, ifMatch: etag }),
  withdraw: (year: number, etag: string) =>
    call<CalendarState>('POST', `${pathOf(year)}/proposal/withdraw`, { ifMatch: etag }),
};
