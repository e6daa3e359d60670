import type { Actor } from './types.ts';

/** Shapes of notices, measures and their progress, as far as the console reads them. */

export type NoticeState = 'draft' | 'active' | 'closed';
export type Cadence = 'ongoing' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';
export type Comparison = '<' | '<=' | '=' | '>=' | '>';
export type LightColour = 'green' | 'yellow' | 'red' | 'grey' | 'blue';
/** Where a measure stands: at its light, or stopped. */
export type Standing = LightColour | 'stopped';
export type WorkState = 'pending' | 'active' | 'done' | 'stopped';

/** UTF-16 offsets into the notice's cleaned text. */
export interface Span {
  start: number;
  end: number;
}

export interface Target {
  metric: string;
  comparison: Comparison;
  value: number;
  unit: string;
}

/** A unit as printed and the departments it is; `outside` for one that is none of this tenant's. */
export interface Unit {
  name: string;
  depts: string[];
  outside?: boolean;
  suggestions?: { dept: string; score: number }[];
}

export interface Find {
  kind: string;
  text: string;
  span: Span;
  value?: string;
}

export interface DraftMeasure {
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
  finds: Find[];
  unsure: string[];
  checked: boolean;
  /** Register kinds whose list the measure is about. */
  registers?: string[];
}

export interface Schedule {
  /** `MM-DD`. */
  dates: string[];
  cadence?: 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';
  opensBefore: number;
  shift: 'before' | 'after' | 'none';
}

export interface ChaseRule {
  of: 'report' | 'deadline';
  days: number;
  level: 0 | 1 | 2 | 3;
  answerWithin: number;
}

export interface Publication {
  published: boolean;
  lights: boolean;
  reports: boolean;
}

export interface NoticeSummary {
  id: string;
  state: NoticeState;
  docNo: string;
  title: string;
  issuer: string;
  date: string | null;
  region?: { name: string; code?: string };
  year: number;
  file?: { name: string; sha256: string };
  warnings: { code: string; message: string; span?: Span }[];
  schedule: Schedule;
  chase: ChaseRule[];
  publication: Publication;
  counts: { measures: number; unsure: number };
  createdAt: string;
  createdBy: Actor;
  activatedAt?: string;
  closedAt?: string;
  closedReason?: string;
}

export interface Notice extends NoticeSummary {
  can: string[];
  /** Where its own facts stand in the source. */
  finds: { kind: string; text: string; span: Span }[];
  draft?: { measures: DraftMeasure[] };
  unsureTexts?: Record<string, string>;
}

/** What a save of a draft sends: all of it. */
export interface DraftBody {
  docNo: string;
  title: string;
  issuer: string;
  date: string | null;
  year: number;
  schedule: Schedule;
  chase: ChaseRule[];
  measures: DraftMeasure[];
}

export interface Upstream {
  docNo: string;
  no: string;
  title: string;
}

export interface MeasureRow {
  id: string;
  notice: string;
  docNo: string;
  no: string;
  section?: string;
  title: string;
  text?: string;
  leads: string[];
  leadUnits: string[];
  partners: string[];
  partnerUnits: string[];
  byWholeRegion: boolean;
  deadline?: string;
  cadence?: Cadence;
  targets?: Target[];
  upstream?: Upstream[];
  registers?: string[];
}

export interface Light {
  colour: LightColour;
  reasons: string[];
}

export interface BoardItem {
  measure: Pick<
    MeasureRow,
    | 'id'
    | 'no'
    | 'title'
    | 'section'
    | 'leads'
    | 'leadUnits'
    | 'partners'
    | 'deadline'
    | 'cadence'
    | 'upstream'
  >;
  progress: {
    state: WorkState;
    milestones: { done: number; total: number };
    indicators: { reached: number; total: number };
  };
  light: Light;
  registers: { kind: string; title: string; version?: number; count?: number; publishedAt?: string }[];
  lastReport?: { round: string; text: string; at: string; dept: string };
}

export type Totals = Record<Standing, number>;

export interface Milestone {
  id: string;
  title: string;
  due: string;
  doneAt?: string;
}

export interface Indicator {
  id: string;
  metric: string;
  comparison: Comparison;
  target: number;
  unit: string;
  values: { date: string; value: number; by: Actor; note?: string }[];
}

export interface Progress {
  notice: string;
  measure: string;
  state: WorkState;
  milestones: Milestone[];
  indicators: Indicator[];
  doneAt?: string;
  doneBy?: Actor;
  stoppedReason?: string;
  light: Light;
  can: string[];
}

export type WorkAction = 'start' | 'finish' | 'reopen' | 'stop';

export interface UpstreamNotice {
  tenant: string;
  id: string;
  docNo: string;
  title: string;
  measures: { no: string; title: string; targets: Target[] }[];
}

export interface LineageItem {
  measure: { id: string; no: string; title: string };
  linked: Upstream[];
  suggestions: (Upstream & { score: number })[];
}

export interface Lineage {
  upstreams: UpstreamNotice[];
  items: LineageItem[];
}

/** Of a city's limit beside the province's. */
export type Verdict = 'stricter' | 'same' | 'looser';

export interface CoveredMeasure {
  no: string;
  title: string;
  docNo: string;
  deadline?: string;
  deadlineVerdict?: Verdict;
  targets: Target[];
  comparisons: {
    metric: string;
    unit: string;
    upstream: number;
    own: number;
    verdict: Verdict;
  }[];
}

export interface Coverage {
  notice: NoticeSummary;
  cities: { code: string; name: string }[];
  items: {
    measure: { no: string; title: string; targets: Target[]; deadline?: string };
    cities: { city: string; measures: CoveredMeasure[] }[];
    missing: string[];
  }[];
}

/** When lights change: numbers of working days; `indicatorSoon` in days of the calendar. */
export interface LightRules {
  milestoneLate: number;
  deadlineSoon: number;
  indicatorSoon: number;
}
