import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { changesOf, type ManualChange } from '../changes/change.ts';
import type { Combined } from '../combinations/combine.ts';
import { isGeneral } from '../combinations/compile.ts';
import { decidedText, isByModel } from '../combinations/decided.ts';
import type { Combination } from '../combinations/format.ts';
import { pinnedRules } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { Model, RiskClass } from '../models/format.ts';
import type { DirectHit } from '../models/score.ts';
import { classOfLine, findLine } from '../recompute/page.ts';
import { loadRun, monthEntity, monthsOf, type Run } from '../recompute/run.ts';
import type { NamedSubject } from '../subjects/source.ts';
import { subjectRows } from '../subjects/sources.ts';
import { compareParts, type PartChange } from './compare.ts';
import { decidingHits, withDirect } from './direct.ts';
import { type FactsOf, factsIn } from './facts.ts';
import { holdsOn } from './manual.ts';
import { type Part, partsOf } from './parts.ts';

/** What an evaluation says of one subject, with the model by which it does. */
export type Explained = {
  run: Run;
  model: Model;
  /** What draws use in general, and what the model says by itself. */
  class: RiskClass;
  own: RiskClass;
  /** What each rule of combination comes to, with the rule; those left out say no more than the model. */
  combined: { rule: Combination; outcome: Combined | undefined }[];
  milli: number;
  parts: Part[];
  direct: readonly DirectHit[];
  /** The subject in the version that the run evaluated; undefined where it is not there. */
  found: NamedSubject | undefined;
  /** What a condition of the model has read of the subject. */
  facts: FactsOf;
  /** The change by hand that held on the day of the evaluation. */
  manual: ManualChange | undefined;
};

/** So many months are shown. */
const mostMonths = 24;

/** Months with the runs of a model, the latest first. */
async function evaluatedMonths(store: TenantStore, model: string | undefined) {
  const { items } = await store.query(monthEntity, monthsOf(model), { newestFirst: true, limit: mostMonths });
  return items.map(({ month, run }) => ({ month, run }));
}

/**
 * The class and the points of a subject by a model, or by the one that lands, month by month, the latest first, with the class that
 * people had set; months in which it was not evaluated are left out.
 */
export async function courseOf(
  store: TenantStore,
  { subject, model }: { subject: string; model?: string | undefined },
  changes: readonly ManualChange[],
) {
  const months = await evaluatedMonths(store, model);
  const found = await Promise.all(
    months.map(async ({ month, run }) => {
      const line = await findLine(store, run, subject);
      if (!line) return [];
      const { on } = changes.length > 0 ? await loadRun(store, run) : { on: '' };
      const manual = changes.find((one) => holdsOn(one, on))?.to;
      return [{ month, run, class: classOfLine(line), milli: line[2], ...(manual && { manual }) }];
    }),
  );
  return found.flat();
}

/** What the evaluation of a month by a model, or by the one that lands, says of a subject; undefined where there is none. */
export async function explain(
  store: TenantStore,
  { subject, ...of }: { subject: string; month: string; model?: string | undefined },
  { models }: Pick<EvaluationDeps, 'models'>,
): Promise<Explained | undefined> {
  const named = await store.get(monthEntity, of);
  const line = named && (await findLine(store, named.run, subject));
  if (!line) return undefined;
  const { lock: _, ...run } = await loadRun(store, named.run);
  const model = await openRegister(store, models).row(run.model.version, run.model.id);
  if (!model) throw new Error(`the model of ${run.id} is missing`);
  const [, own, milli, contributions, direct, combined = []] = line;
  const [rules, [found]] = await Promise.all([pinnedRules(store, run), subjectRows(store, run, [subject])]);
  const facts = await factsIn(store, run, found);
  const changes = of.model === undefined ? await changesOf(store, subject) : [];
  const manual = changes.find((one) => holdsOn(one, run.on));
  return {
    ...{ run, model, class: classOfLine(line), own, milli, direct, manual, found, facts },
    combined: rules.map((rule) => ({ rule, outcome: combined.find((one) => one.rule === rule.id) })),
    parts: partsOf(model, contributions),
  };
}

const generalOf = ({ combined }: Pick<Explained, 'combined'>) => combined.find(({ rule }) => isGeneral(rule));

/** Why the subject has the class that draws use in general, where a rule of combination or a direct rule says, and not the points alone. */
export function decidedBy(of: Explained): string | undefined {
  const general = generalOf(of);
  const decided = general && decidedText(general.rule, general.outcome);
  return isByModel(general?.outcome) ? withDirect(decided, of) : decided;
}

/** Whether the points are a reason of the class that draws use in general. */
export const arePointsDecisive = (of: Explained): boolean =>
  isByModel(generalOf(of)?.outcome) && decidingHits(of).length === 0;

/** What changed between the evaluations of two months. */
export const comparedTo = (before: Explained, after: Explained): PartChange[] =>
  compareParts(before.parts, after.parts);
