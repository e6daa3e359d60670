/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The notice's text after cleaning; paragraphs end with a line feed. All spans of a `Notice` are offsets in `text`. */
export interface CleanSource {
  readonly text: string;
  /** Runs `[offset in text, offset in the original]`: from there on both count in step. Ordered by the first. */
  readonly origin: readonly (readonly [clean: number, original: number])[];
}

/** How a measure's number is written: its own number, or with those above it where it alone is ambiguous. */
export type MeasureNo = number | string;

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

export interface Target {
  /** What is counted, in the notice's words; '' if it was not found (then `unsure` has `target-metric`). */
  readonly metric: string;
  readonly comparison: Comparison;
  readonly value: number;
  /** In the notice's words: `个工作日`, `%`, `万户`. */
  readonly unit: string;
}

/** How often, or that it has no end (长期坚持). */
export type Cadence = 'ongoing' | 'weekly' | 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';

export type FindKind = 'title' | 'units' | 'lead' | 'responsible' | 'deadline' | 'cadence' | 'target';

/** Something that was found, where it stands; `value` is what was made of it where that is not the text itself. */
export interface Find {
  readonly kind: FindKind;
  readonly text: string;
  readonly span: Span;
  readonly value?: string;
}

/** What a person should look at before a measure is taken over; the words are in `unsureText`. */
export type Unsure =
  | 'title'
  | 'number'
  | 'units-missing'
  | 'units-role'
  | 'units-name'
  | 'units-open-list'
  | 'units-in-text'
  | 'units-several'
  | 'units-person'
  | 'units-bracket'
  | 'units-rest'
  | 'deadline-several'
  | 'deadline-unread'
  | 'deadline-past'
  | 'target-metric'
  | 'target-comparison';

export interface Measure {
  readonly no: MeasureNo;
  /** As printed: `1.`, `（三）`, `第五条`. */
  readonly label: string;
  /** The headings it stands under, from the outermost: `['一、深化改革', '（一）优化审批']`. */
  readonly section: readonly string[];
  readonly title: string;
  /** What follows the title, without the unit lines at its end. */
  readonly text: string;
  readonly leadUnits: readonly string[];
  readonly responsibleUnits: readonly string[];
  /** Whether the notice's whole-region clause covers it (units named in its own line do not count). */
  readonly byWholeRegion: boolean;
  /** `YYYY-MM-DD`, the latest one if several. */
  readonly deadline: string | null;
  readonly cadence: Cadence | null;
  readonly targets: readonly Target[];
  readonly span: Span;
  readonly finds: readonly Find[];
  readonly unsure: readonly Unsure[];
}

/** A clause that gives measures to all counties (以下任务均须各县落实，不再列出). */
export interface WholeRegionClause {
  readonly text: string;
  readonly units: readonly string[];
  /** Which measures it covers: those before it, those after it, or all. */
  readonly scope: 'preceding' | 'following' | 'all';
  readonly span: Span;
}

/** A day on which progress is reported: every year, or once if `year` is given. */
export interface ReportingDate {
  /** `MM-DD`. */
  readonly monthDay: string;
  readonly year: number | null;
  readonly span: Span;
}

/** A fact of the notice itself, where it stands: of its head, a reporting day, or the whole-region clause. */
export interface HeadFind {
  readonly kind: 'docNo' | 'title' | 'issuer' | 'date' | 'reporting' | 'region';
  readonly text: string;
  readonly span: Span;
}

export interface Warning {
  /** Stable, kebab-case. */
  readonly code: string;
  /** Chinese; says what to look at. */
  readonly message: string;
  readonly span?: Span;
}

export interface Notice {
  readonly docNo: string | null;
  /** Of the plan that is issued; of the notice itself if it issues none. */
  readonly title: string | null;
  readonly issuer: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
  /** Of the issuer; the code where the product knows the division. */
  readonly region?: { readonly name: string; readonly code?: string };
  readonly measures: readonly Measure[];
  readonly wholeRegionClause?: WholeRegionClause;
  readonly reportingDates: readonly ReportingDate[];
  /** Where its own facts stand; those of the measures are theirs. */
  readonly finds: readonly HeadFind[];
  readonly warnings: readonly Warning[];
  readonly source: CleanSource;
}
