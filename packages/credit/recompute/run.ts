import type { Actor } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { resumeAt, type VersionRef } from '@mingcha/register';
import { defineEntity, type Page, type PageQuery, type Stored, type TenantStore } from '@mingcha/store';
import type { CombinationAt } from '../combinations/published.ts';
import type { ModelSubject, RiskClass } from '../models/format.ts';
import type { ClassCounts, ClassGroups } from './groups.ts';

export type RunState = 'waiting' | 'running' | 'done' | 'failed';
/** Why it runs: a month is over, somebody wants it, or somebody wants to see what a model would do. */
export type RunPurpose = 'month' | 'demand' | 'simulation';

/** A class in the roster, or U for none yet. */
export type Standing = RiskClass | 'U';
/** How many go from one class to another. */
export type Moves = { [from in Standing]?: { [to in RiskClass]?: number } };

export type RunSummary = {
  /** Subjects by the class that the model gives them. */
  classes: ClassCounts;
  /** The same by county and by section of industries; missing in what was evaluated before they were counted. */
  groups?: ClassGroups;
  moves: Moves;
  changed: number;
  /** Names the stored list of subjects whose class changes, the first of very many. */
  changes?: string;
  /** What each rule of combination comes to; missing without rules. */
  combined?: readonly RuleSummary[];
};

/** Subjects by the class that a rule gives them, and of each axis how many have an evaluation, and how many one of an unknown grade. */
export type RuleSummary = {
  rule: string;
  title: string;
  classes: ClassCounts;
  axes: { axis: string; title: string; known: number; unknown: number }[];
};

/** One evaluation of all subjects by one model, at one cut-off: a job that any worker goes on with. */
export type Run = {
  id: string;
  purpose: RunPurpose;
  /** `YYYY-MM` of its day. */
  month: string;
  /** ISO instant as of which the records are read. */
  cutOff: string;
  /** `YYYY-MM-DD` by which ages are counted. */
  on: string;
  /** The model as it stands in a version of the register of models. */
  model: {
    id: string;
    title: string;
    subject: ModelSubject;
    version: string;
    number: number;
    hash: string;
  };
  /** The rules of combination, where there are any. */
  combination?: CombinationAt;
  /** Names the version that its subjects come from: of a register, or what was kept of the departments. */
  roster: string;
  /** Names what expressions read of its subjects where that is more than their version: it was read once, before the first was evaluated. */
  read?: string;
  /** The run whose classes were the last ones, where they stand in no register. */
  before?: string;
  by: Actor;
  createdAt: string;
  state: RunState;
  attempts: number;
  leaseUntil?: string;
  sentAt?: string;
  progress?: { subjects: number; of: number };
  doneAt?: string;
  summary?: RunSummary;
  /** The version of the roster that its classes landed in. */
  version?: VersionRef;
  failure?: { code: string; message: string };
};

/** Ids of runs begin with it, so that a worker knows them from imports. */
const prefix = 'credit-';
export const runId = (ulid: string): string => `${prefix}${ulid}`;
export const isRunId = (id: string): boolean => id.startsWith(prefix);

const partition = ['runs'];

export const runEntity = defineEntity<Run>()({
  name: 'EVALUATION',
  key: (of: { id: string }) => ({ partition, sort: [of.id] }),
  index: ({ state, id }) =>
    state === 'waiting' || state === 'running' ? { partition: ['open'], sort: [id] } : undefined,
  due: resumeAt,
});

export async function loadRun(store: TenantStore, id: string): Promise<Stored<Run>> {
  const run = isRunId(id) && (await store.get(runEntity, { id }));
  if (!run) throw problems.notFound('这次评价');
  return withSubject(run);
}

/** What was evaluated before models named their subjects are enterprises. */
const withSubject = ({ model, ...run }: Stored<Run>): Stored<Run> => ({
  ...run,
  model: { ...model, subject: (model.subject as ModelSubject | undefined) ?? 'enterprise' },
});

/** Newest first. */
export async function listRuns(store: TenantStore, query: PageQuery): Promise<Page<Stored<Run>>> {
  const { items, ...page } = await store.query(runEntity, partition, { ...query, newestFirst: true });
  return { ...page, items: items.map(withSubject) };
}

const openAtOnce = 50;

/** Runs that are not at their end, the oldest first. */
export const openRuns = async (store: TenantStore): Promise<Stored<Run>[]> =>
  (await store.query(runEntity, ['open'], { index: true, limit: openAtOnce })).items.map(withSubject);

/** The run whose result stands for a month: the last one that ended. That of the model that lands names no model. */
export const monthEntity = defineEntity<{ month: string; run: string; model?: string }>()({
  name: 'EVALUATIONMONTH',
  key: ({ month, model }: { month: string; model?: string | undefined }) => ({
    partition: monthsOf(model),
    sort: [month],
  }),
});

/** Where the months of a model stand; those of the model that lands without one. */
export const monthsOf = (model?: string): string[] => (model === undefined ? [] : [model]);

/** That a model was simulated as it stands, named by the hash of its row. */
export const simulatedEntity = defineEntity<{ hash: string; run: string }>()({
  name: 'SIMULATEDMODEL',
  key: (of: { hash: string }) => ({ partition: [], sort: [of.hash] }),
});

/** The last cut-off whose classes are those of the roster: what is evaluated later by an earlier one does not replace them. */
export const landedEntity = defineEntity<{ cutOff: string; run: string }>()({
  name: 'LANDEDEVALUATION',
  key: () => ({ partition: [], sort: ['self'] }),
});
