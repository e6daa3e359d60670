import type { FileView } from '@mingcha/attachments';
import type { Actor } from '@mingcha/http';
import { type DueDay, problems } from '@mingcha/kernel';
import { defineSeries } from '@mingcha/lifecycle';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import type { ChaseRule } from '../notice/notice.ts';
import type { ChaseState } from './states.ts';

export type ChaseLevel = ChaseRule['level'];
export type ChaseCause = 'report' | 'deadline' | 'manual';

/** A chase (提醒、督办、约谈) of one department for measures of one notice. */
export type Chase = {
  id: string;
  /** `督办〔2026〕003号`. */
  number: string;
  year: number;
  /** Without gaps per kind of number and year. */
  sequence: number;
  level: ChaseLevel;
  notice: string;
  docNo: string;
  measures: string[];
  dept: string;
  round?: string | undefined;
  cause: ChaseCause;
  /** The day that was due, `YYYY-MM-DD`; for a manual one the day of issue. */
  since: string;
  text: string;
  /** The letter that it went out by, where people signed one. */
  letter?: string | undefined;
  issuedAt: string;
  by: Actor;
  /** Working days to answer, and the day they end. */
  answerWithin: number;
  answerDue: DueDay;
  answers: { at: string; by: Actor; text: string; files?: FileView[] | undefined }[];
  rejections: { at: string; by: Actor; reason: string }[];
  state: ChaseState;
  closedReason?: string | undefined;
  closedAt?: string | undefined;
};

export const chaseEntity = defineEntity<Chase>()({
  name: 'CHASE',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  index: ({ dept, id }) => ({ partition: ['dept', dept], sort: [id] }),
});

/** Which numbers a level counts among: 再次督办 goes on with those of 督办. */
export type ChaseKind = 'reminder' | 'supervision' | 'interview';

export const kindOfLevel = (level: ChaseLevel): ChaseKind =>
  level === 0 ? 'reminder' : level === 3 ? 'interview' : 'supervision';

export const chaseSeries = defineSeries('CHASESEQUENCE', ['kind', 'year']);

/** That a rule has chased a department about something, or drafted a letter of it: there is never a second. */
export type ChaseMark = {
  notice: string;
  rule: string;
  about: string;
  dept: string;
  chase?: string | undefined;
  letter?: string | undefined;
};

export const chaseMarkEntity = defineEntity<ChaseMark>()({
  name: 'CHASEMARK',
  key: (of: Pick<ChaseMark, 'notice' | 'rule' | 'about' | 'dept'>) => ({
    partition: [of.notice],
    sort: [of.rule, of.about, of.dept],
  }),
});

const kindNames: Record<ChaseKind, string> = { reminder: '提醒', supervision: '督办', interview: '约谈' };

/** Such as `督办〔2026〕003号`. */
export const chaseNumber = (kind: ChaseKind, year: number, sequence: number): string =>
  `${kindNames[kind]}〔${year}〕${String(sequence).padStart(3, '0')}号`;

/** Throws `not-found` (404) where the tenant has no such chase. */
export async function loadChase(store: TenantStore, id: string): Promise<Stored<Chase>> {
  const chase = await store.get(chaseEntity, { id });
  if (!chase) throw problems.notFound('该督办');
  return chase;
}
