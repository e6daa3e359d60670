import type * as api from '../schema.d.ts';

/** Names of rounds, reports, chases, scores, boards and briefings as the console uses them. */
export type {
  BoardEntry,
  BoardEntryInput as NewBoardEntry,
  Briefing,
  Chase,
  ChaseLetter,
  ChaseLetterInput as LetterInput,
  Excellence,
  League,
  OverdueDepartment as Overdue,
  Report,
  ReportForm,
  ReportImport,
  ReportInput as ReportContent,
  Round,
  ScoreRules,
  WaitingMeasures as MeasuresWaiting,
} from '../schema.d.ts';

export type RoundCounts = api.Round['counts'];

export type ReportState = api.Report['state'];
export type ReportStatus = api.Report['status'];

export type ChaseLevel = api.Chase['level'];

export type ScoreRule = api.ScoreRules['rules'][number];
export type LeagueLine = api.League['items'][number];

/** A paper on its way to its signature. */
export type Signed = Pick<api.Briefing, 'steps' | 'can'>;
export type SigningStep = Signed['steps'][number]['do'];

export type Section = api.Briefing['sections'][number];
/** What goes with a section of a briefing, from the record. */
export type Figure = NonNullable<api.Briefing['figures']>[number];
/** What a chart is drawn from: a value of each series for each label. */
export type Chart = NonNullable<Figure['chart']>;
