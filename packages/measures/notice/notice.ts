import type { Actor } from '@mingcha/http';
import { idPattern, problems } from '@mingcha/kernel';
import type { Cadence, Span, Target } from '@mingcha/notices';
import { atOnce, defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import type { NoticeState } from './states.ts';

export type { NoticeState };

/** When progress is reported: on days of each year, or by a cadence on its last day. */
export type Schedule = {
  /** `MM-DD`. */
  dates: string[];
  cadence?: 'monthly' | 'quarterly' | 'half-yearly' | 'yearly' | undefined;
  /** Working days that a round is open before it is due. */
  opensBefore: number;
  /** Where a due day goes that is no working day. */
  shift: 'before' | 'after' | 'none';
};

/** When somebody is chased: working days from the due day, before it if negative. */
export type ChaseRule = {
  of: 'report' | 'deadline';
  days: number;
  /** 0 a reminder (提醒), 1 督办, 2 再次督办, 3 约谈. */
  level: 0 | 1 | 2 | 3;
  /** Working days to answer. */
  answerWithin: number;
  /** Whether it waits as a letter that people review and sign; without, it goes out by itself. */
  drafted?: boolean | undefined;
};

/** What of a notice the public sees. */
export type Publication = { published: boolean; lights: boolean; reports: boolean };

/** A unit as printed, and which departments it is: several for 各县（区）, none for one that is not of this tenant. */
export type Unit = {
  name: string;
  depts: string[];
  outside?: boolean | undefined;
  suggestions?: { dept: string; score: number }[] | undefined;
};

/** A measure as read, until a person has taken it over. */
export type DraftMeasure = {
  no: string;
  label: string;
  section: string[];
  title: string;
  text: string;
  leads: Unit[];
  partners: Unit[];
  byWholeRegion: boolean;
  deadline: string | null;
  cadence: Cadence | null;
  targets: Target[];
  span: Span | null;
  finds: { kind: string; text: string; span: Span; value?: string | undefined }[];
  unsure: string[];
  /** A person has looked at what was unsure. */
  checked: boolean;
  /** Names of the register kinds whose list the measure is about. */
  registers?: string[] | undefined;
};

export type Draft = { measures: DraftMeasure[] };

/** A reform notice (通知) and how it is followed. Its measures are rows of the register once it is active. */
export type Notice = {
  id: string;
  state: NoticeState;
  docNo: string;
  title: string;
  issuer: string;
  date: string | null;
  region?: { name: string; code?: string | undefined } | undefined;
  /** The year the plan is for. */
  year: number;
  /** Blob of the cleaned text that spans refer to. */
  source: string;
  file?: { name: string; sha256: string } | undefined;
  /** Blob of the `Draft`, while it is one. */
  draft?: string | undefined;
  warnings: { code: string; message: string; span?: Span | undefined }[];
  /** Where the notice's own facts stand in its text. */
  finds?: { kind: string; text: string; span: Span }[] | undefined;
  schedule: Schedule;
  chase: ChaseRule[];
  publication: Publication;
  counts: { measures: number; unsure: number };
  createdAt: string;
  createdBy: Actor;
  activatedAt?: string | undefined;
  closedAt?: string | undefined;
  closedReason?: string | undefined;
};

export const noticeEntity = defineEntity<Notice>()({
  name: 'NOTICE',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
  due: ({ state }) => (state === 'active' ? atOnce : undefined),
});

/** Throws `not-found` (404) where the tenant has no such notice. */
export async function loadNotice(store: TenantStore, id: string): Promise<Stored<Notice>> {
  const notice = idPattern.test(id) ? await store.get(noticeEntity, { id }) : undefined;
  if (!notice) throw problems.notFound('该通知');
  return notice;
}

/** One notice at most is followed under a number; its lock makes two activations unable to take the same one. */
export const docNoEntity = defineEntity<{ docNo: string; notice: string }>()({
  name: 'NOTICEDOCNO',
  key: (of: { docNo: string }) => ({ partition: [], sort: [of.docNo] }),
});
