import type * as api from '../schema.d.ts';

/** Names of notices, measures and their progress as the console uses them. */
export type {
  BoardItem,
  BoardPage,
  Coverage,
  DraftMeasure,
  Light,
  LightRules,
  Lineage,
  Measure as MeasureRow,
  Notice,
  NoticeDraftInput as DraftBody,
  NoticeSummary,
  Progress,
  Schedule,
  Unit,
} from '../schema.d.ts';

export type NoticeState = api.NoticeSummary['state'];
export type ChaseRule = api.NoticeSummary['chase'][number];
export type Find = api.DraftMeasure['finds'][number];
/** UTF-16 offsets into the notice's cleaned text. */
export type Span = Find['span'];

export type Cadence = NonNullable<api.Measure['cadence']>;
export type Target = api.Measure['targets'][number];
export type Comparison = Target['comparison'];
export type Upstream = api.Measure['upstream'][number];

export type Totals = api.BoardPage['totals'];
/** Where a measure stands: at its light, or stopped. */
export type Standing = keyof Totals;

export type WorkState = api.Progress['state'];
export type WorkAction = Exclude<api.Progress['can'][number], 'edit'>;
export type Milestone = api.Progress['milestones'][number];
export type Indicator = api.Progress['indicators'][number];
export type { IndicatorSource } from '../schema.d.ts';

export type LineageItem = api.Lineage['items'][number];
export type CoveredMeasure = api.Coverage['items'][number]['cities'][number]['measures'][number];
/** Of a city's limit beside the province's. */
export type Verdict = CoveredMeasure['comparisons'][number]['verdict'];
