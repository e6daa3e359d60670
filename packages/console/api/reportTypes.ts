import type { DueDay } from '@mingcha/kernel';
import type { Indicator, Target } from './measureTypes.ts';
import type { Actor, Department } from './types.ts';

/** Shapes of rounds, reports, chases, scores, boards, briefings and webhooks, as far as the console reads them. */

export interface RoundCounts {
  forms: number;
  submitted: number;
  accepted: number;
  returned: number;
  late: number;
}

export type RoundState = 'planned' | 'open' | 'closed';

export interface Round {
  id: string;
  notice: string;
  title: string;
  due: DueDay;
  opensAt: DueDay;
  state: RoundState;
  closedAt?: string;
  /** When all of it was accepted and it closed by itself. */
  completedAt?: string;
  lock: number;
  counts: RoundCounts;
  can: ('open' | 'close' | 'report')[];
}

export interface Value {
  indicator: string;
  value: number;
}

export type ReportStatus = 'on-track' | 'behind' | 'done';
export type ReportState = 'draft' | 'submitted' | 'returned' | 'accepted';

/** What a department writes. */
export interface ReportContent {
  status: ReportStatus;
  text: string;
  problems?: string;
  next?: string;
  values: Value[];
}

export interface Report extends ReportContent {
  id: string;
  notice: string;
  round: string;
  measure: string;
  dept: string;
  role: 'lead' | 'partner';
  state: ReportState;
  submittedAt?: string;
  submittedBy?: Actor;
  late?: boolean;
  returnedReason?: string;
  decidedAt?: string;
  decidedBy?: Actor;
}

/** One form of a round: a measure and a unit; `report` is null while nothing was written, and `lock` 0. */
export interface ReportForm {
  id: string;
  lock: number;
  notice: string;
  docNo: string;
  round: string;
  roundTitle: string;
  due: DueDay;
  overdueDays: number;
  measure: { id: string; no: string; title: string; text?: string; deadline?: string; targets?: Target[] };
  indicators: Omit<Indicator, 'values'>[];
  dept: string;
  role: 'lead' | 'partner';
  report: Report | null;
  prefill: Partial<ReportContent>;
  /** Of a lead's form: what the other units of the measure sent. */
  partners: { dept: string; role: 'lead' | 'partner'; state: ReportState | null; text: string }[];
  /** The lead says that the measure is done and the office took it, but nobody has finished the measure. */
  suggestsFinish?: boolean;
  can: ('save' | 'submit' | 'accept' | 'return')[];
}

export type ChaseLevel = 0 | 1 | 2 | 3;
export type ChaseState = 'issued' | 'answered' | 'closed';

export interface Chase {
  id: string;
  number: string;
  level: ChaseLevel;
  notice: string;
  docNo: string;
  measures: string[];
  dept: string;
  round?: string;
  cause: 'report' | 'deadline' | 'manual';
  since: string;
  text: string;
  issuedAt: string;
  by: Actor;
  answerDue: DueDay;
  answers: { at: string; by: Actor; text: string }[];
  rejections: { at: string; by: Actor; reason: string }[];
  state: ChaseState;
  closedReason?: string;
  closedAt?: string;
  can: ('answer' | 'reject' | 'close')[];
}

/** A chase before it has a number. */
export type ChaseLetter = Pick<
  Chase,
  | 'level'
  | 'notice'
  | 'docNo'
  | 'measures'
  | 'dept'
  | 'round'
  | 'cause'
  | 'since'
  | 'text'
  | 'issuedAt'
  | 'answerDue'
>;

export interface NewChase {
  notice: string;
  measures: string[];
  dept: string;
  level: ChaseLevel;
  text: string;
  answerWithin: number;
}

export interface Overdue {
  dept: string;
  name: string;
  lateReports: {
    notice: string;
    docNo: string;
    round: string;
    title: string;
    measures: number;
    since: string;
    days: number;
  }[];
  lateMeasures: { id: string; no: string; title: string; since: string; days: number }[];
  openChases: Pick<Chase, 'id' | 'number' | 'level' | 'state' | 'issuedAt' | 'answerDue'>[];
}

export interface ScoreRule {
  id: string;
  label: string;
  kind: string;
  points: number;
}

export interface ScoreRules {
  base: number;
  rules: ScoreRule[];
}

export interface LeagueLine {
  rank: number;
  dept: string;
  name: string;
  kind: Department['kind'];
  score: number;
  parts: { rule: string; label: string; count: number; points: number }[];
}

export interface League {
  rules: ScoreRules;
  items: LeagueLine[];
}

export interface Excellence {
  id: string;
  dept: string;
  points: number;
  reason: string;
  at?: string;
  lock: number;
}

export type BoardState = 'proposed' | 'published' | 'appealed' | 'upheld' | 'removed';

export interface BoardEntry {
  id: string;
  notice: string;
  round?: string;
  board: 'red' | 'black';
  dept: string;
  reason: string;
  state: BoardState;
  /** The last day to appeal. */
  appealDue?: DueDay;
  appeal?: { at: string; by: Actor; text: string };
  ruling?: { at: string; by: Actor; reason: string };
  lock: number;
  can: ('publish' | 'appeal' | 'uphold' | 'remove')[];
}

export type NewBoardEntry = Pick<BoardEntry, 'board' | 'dept' | 'reason' | 'round'>;

export interface Section {
  id: string;
  heading: string;
  paragraphs: string[];
}

/** What a chart is drawn from: a value of each series for each label. */
export interface Chart {
  kind: 'bar' | 'stacked' | 'line';
  title: string;
  unit?: string;
  labels: string[];
  series: { name: string; colour?: string; values: (number | null)[] }[];
}

/** What goes with a section of a briefing, from the record. */
export interface Figure {
  section: string;
  table?: { title?: string; columns: string[]; rows: string[][] };
  chart?: Chart;
}

export interface Briefing {
  id: string;
  notice: string;
  round: string;
  title: string;
  number?: string;
  state: 'draft' | 'issued';
  sections: Section[];
  /** Not in lists. */
  figures?: Figure[];
  createdAt: string;
  by: Actor;
  issuedAt?: string;
  can: ('edit' | 'delete' | 'issue')[];
}

export type WebhookEvent = 'round.opened' | 'report.due' | 'report.late' | 'chase.issued' | 'briefing.issued';

export interface Webhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  createdAt?: string;
}

export interface Delivery {
  id: string;
  /** A `WebhookEvent`, or `webhook.test`. */
  type: string;
  at: string;
  state: string;
  attempts: number;
  nextAt?: string;
  lastStatus?: number;
  lastError?: string;
}

/** What waits for the caller: their department, or the office. */
export interface MeasuresWaiting {
  drafts: number;
  unsure: number;
  reportsDue: {
    notice: string;
    docNo: string;
    round: string;
    title: string;
    due: DueDay;
    missing: number;
    late: boolean;
  }[];
  toAccept: number;
  chasesToAnswer: number;
  chasesAnswered: number;
  appeals: { notice: string; docNo: string; count: number }[];
}
