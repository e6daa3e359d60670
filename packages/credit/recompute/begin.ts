import { type Actor, audit } from '@mingcha/http';
import { addDays, canonicalJson, endOfMonth, newId, problems, shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { create, sha256Hex, type TenantStore } from '@mingcha/store';
import type { CombinationAt } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { Model } from '../models/format.ts';
import { sources } from '../subjects/sources.ts';
import { monthEntity, monthsOf, type Run, runEntity, runId } from './run.ts';

/** Names a model by what it says. */
export const modelHash = (model: Model): string => sha256Hex(canonicalJson(model));

/** A model in a version of the register. */
export type ModelAt = { model: Model; version: string; number: number };

/** The published models. */
export async function publishedModels(
  store: TenantStore,
  { models }: Pick<EvaluationDeps, 'models'>,
): Promise<ModelAt[]> {
  const register = openRegister(store, models);
  const { published } = await register.heads();
  const found: ModelAt[] = [];
  if (published)
    for await (const model of register.rows(published.id))
      found.push({ model, version: published.id, number: published.number });
  return found;
}

/** The published model whose classes land in the roster; undefined where there is none. Throws `models-clash` (409) where there are several. */
export const landingModel = async (
  store: TenantStore,
  deps: Pick<EvaluationDeps, 'models'>,
): Promise<ModelAt | undefined> => landingIn(await publishedModels(store, deps));

/** The same among models that are read already. */
export function landingIn(all: readonly ModelAt[]): ModelAt | undefined {
  const [first, second] = all.filter(({ model }) => isLanding(model));
  if (second)
    throw problems.conflict(
      'models-clash',
      `“${first!.model.title}”和“${second.model.title}”都写入名录，只能有一个。请修改其中之一，由另一人公示后重试。`,
    );
  return first;
}

/** Those whose results are lists of their own: models of others than enterprises. */
export const listedIn = (all: readonly ModelAt[]): ModelAt[] =>
  all.filter(({ model: { subject } }) => subject !== 'enterprise');

/** A published model that can be evaluated. Throws `not-found` (404), and `not-landing` (409) where it is of enterprises and does not land. */
export async function publishedModel(
  store: TenantStore,
  deps: Pick<EvaluationDeps, 'models'>,
  id: string,
): Promise<ModelAt> {
  const all = await publishedModels(store, deps);
  const at = all.find(({ model }) => model.id === id);
  if (!at) throw problems.notFound('已公示的这个评价模型');
  if (at.model.subject !== 'enterprise') return at;
  if (landingIn(all) === at) return at;
  throw problems.conflict(
    'not-landing',
    `“${at.model.title}”的结果不写入名录，只能试算。评价企业请用写入名录的模型。`,
  );
}

export const isLanding = ({ subject, lands }: Pick<Model, 'subject' | 'lands'>): boolean =>
  subject === 'enterprise' && lands === true;

/** A model of the draft. Throws `not-found` (404). */
export async function draftModel(
  store: TenantStore,
  { models }: Pick<EvaluationDeps, 'models'>,
  id: string,
): Promise<ModelAt> {
  const register = openRegister(store, models);
  const { draft } = await register.heads();
  const model = draft ? await register.row(draft.id, id) : undefined;
  if (!draft || !model) throw problems.notFound('该评价模型');
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

/** Writes down that a model is to be run. Throws `register-empty` or `no-roster-of-subject` (409) where it has no subjects. */
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
  const { subject } = model;
  const [roster, before] = await Promise.all([
    sources[subject].current(store),
    subject === 'enterprise' ? undefined : lastRun(store, model.id),
  ]);
  const now = clock();
  const run: Run = {
    id: runId(id ?? newId(now)),
    purpose,
    ...asOf,
    model: { id: model.id, title: model.title, subject, version, number, hash: modelHash(model) },
    ...(combination && { combination }),
    roster,
    ...(before !== undefined && { before }),
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

/** The run of a model whose result stands for the latest month. */
const lastRun = async (store: TenantStore, model: string): Promise<string | undefined> =>
  (await store.query(monthEntity, monthsOf(model), { newestFirst: true, limit: 1 })).items[0]?.run;

/** A run as the audit log names it. */
export const auditedRun = ({ id, model, month }: Pick<Run, 'id' | 'model' | 'month'>) => ({
  id,
  name: `${model.title} ${month}`,
});
