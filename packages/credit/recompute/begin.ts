import { type Actor, audit } from '@mingcha/http';
import { objectKind } from '@mingcha/inspection';
import { addDays, canonicalJson, endOfMonth, newId, problems, shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { create, sha256Hex, type TenantStore } from '@mingcha/store';
import type { CombinationAt } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { Model } from '../models/format.ts';
import { type Run, runEntity, runId } from './run.ts';

/** Names a model by what it says. */
export const modelHash = (model: Model): string => sha256Hex(canonicalJson(model));

/** A model in a version of the register. */
export type ModelAt = { model: Model; version: string; number: number };

/** The published model whose classes land in the roster; undefined where there is none. Throws `models-clash` (409) where there are several. */
export async function landingModel(
  store: TenantStore,
  { models }: Pick<EvaluationDeps, 'models'>,
): Promise<ModelAt | undefined> {
  const register = openRegister(store, models);
  const { published } = await register.heads();
  if (!published) return undefined;
  const found: Model[] = [];
  for await (const model of register.rows(published.id)) if (isLanding(model)) found.push(model);
  const [model, second] = found;
  if (second)
    throw problems.conflict(
      'models-clash',
      `“${model!.title}”和“${second.title}”都写入名录，只能有一个。请修改其中之一，由另一人公示后重试。`,
    );
  return model && { model, version: published.id, number: published.number };
}

export const isLanding = ({ subject, lands }: Pick<Model, 'subject' | 'lands'>): boolean =>
  subject === 'enterprise' && lands === true;

/** A model of the draft. Throws `not-found` (404), and `no-roster-of-subject` (409) where it evaluates no enterprises. */
export async function draftModel(
  store: TenantStore,
  { models }: Pick<EvaluationDeps, 'models'>,
  id: string,
): Promise<ModelAt> {
  const register = openRegister(store, models);
  const { draft } = await register.heads();
  const model = draft ? await register.row(draft.id, id) : undefined;
  if (!draft || !model) throw problems.notFound('该评价模型');
  if (model.subject !== 'enterprise')
    throw problems.conflict('no-roster-of-subject', '本市还没有这类主体的名录，只有评价企业的模型可以试算。');
  return { model, version: draft.id, number: draft.number };
}

/** As of when something is evaluated: now, or the end of a month. */
export type AsOf = Pick<Run, 'month' | 'cutOff' | 'on'>;

export function asOfNow(now: Date): AsOf {
  const on = shanghaiDate(now);
  return { month: on.slice(0, 7), cutOff: now.toISOString(), on };
}

export function asOfMonth(month: string): AsOf {
  const end = endOfMonth(month);
  return { month, cutOff: end.toISOString(), on: addDays(shanghaiDate(end), -1) };
}

/** Writes down that a model is to be run. Throws `register-empty` (409) where there is no roster. */
export async function beginRun(
  store: TenantStore,
  {
    purpose,
    at: { model, version, number },
    asOf,
    by,
    id,
    combination,
  }: {
    purpose: Run['purpose'];
    at: ModelAt;
    combination?: CombinationAt | undefined;
    asOf: AsOf;
    by: Actor;
    id?: string;
  },
  { clock }: Pick<EvaluationDeps, 'clock'>,
): Promise<Run> {
  const roster = (await openRegister(store, objectKind).current()).id;
  const now = clock();
  const run: Run = {
    id: runId(id ?? newId(now)),
    purpose,
    ...asOf,
    model: { id: model.id, title: model.title, version, number, hash: modelHash(model) },
    ...(combination && { combination }),
    roster,
    by,
    createdAt: now.toISOString(),
    state: 'waiting',
    attempts: 0,
  };
  await store.write(
    create(runEntity, run),
    ...audit(clock, by, purpose === 'simulation' ? 'credit.simulate' : 'credit.evaluate', auditedRun(run)),
  );
  return run;
}

/** A run as the audit log names it. */
export const auditedRun = ({ id, model, month }: Pick<Run, 'id' | 'model' | 'month'>) => ({
  id,
  name: `${model.title} ${month}`,
});
