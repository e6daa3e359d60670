import { audit } from '@mingcha/http';
import { type ClassRules, classRulesEntity } from '@mingcha/inspection';
import { type Clock, Problem, shanghaiDate } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { create, put, putJson, type TenantStore, WriteConflict } from '@mingcha/store';
import { changedClasses } from '../changes/change.ts';
import { compileCombinations, isGeneral } from '../combinations/compile.ts';
import type { Combination } from '../combinations/format.ts';
import { pinnedRules } from '../combinations/published.ts';
import type { EvaluationDeps } from '../deps.ts';
import { compileModel } from '../models/compile.ts';
import { modelFaults } from '../models/faults.ts';
import { countsRecords, type Model, type RiskClass } from '../models/format.ts';
import { type Noted, notedEntity } from '../proposals/noted.ts';
import type { SubjectRecords } from '../records/record.ts';
import { keepRead, subjectsOf } from '../subjects/sources.ts';
import { watch } from '../warnings/watch.ts';
import { auditedRun, isLanding } from './begin.ts';
import { evaluatePages } from './evaluate.ts';
import { landClasses, publishLanded } from './land.ts';
import { type RunLease, RunLost, takeRun } from './lease.ts';
import type { Line } from './page.ts';
import { landedEntity, loadRun, monthEntity, type Run, type RunSummary, simulatedEntity } from './run.ts';
import type { RosterRow } from './subjects.ts';
import { createSummary } from './summary.ts';

/** Workers that fail one after the other without having come on. */
const maxAttempts = 5;

/**
 * Runs an evaluation to its end, or does nothing where it is at its end or in another worker's hands. May be called any
 * number of times. Throws what was not expected, after letting go, so that it is tried again.
 */
export async function runEvaluation(store: TenantStore, id: string, deps: EvaluationDeps): Promise<void> {
  let again = true;
  while (again) {
    const lease = await takeRun(store, await loadRun(store, id), deps.clock);
    again = lease !== undefined && (await attempt(store, lease, deps)) === 'overtaken';
  }
}

/** Works on a run that was taken. `overtaken`: another run landed or ended meanwhile, and this one may go on at once. */
async function attempt(
  store: TenantStore,
  lease: RunLease,
  deps: EvaluationDeps,
): Promise<'over' | 'overtaken'> {
  try {
    if (lease.run.attempts > maxAttempts) throw gaveUp(lease.run);
    await work(store, lease, deps);
    return 'over';
  } catch (error) {
    if (error instanceof RunLost) return 'over';
    if (error instanceof Problem && error.headers['retry-after'] === undefined) {
      await store.write(
        lease.ending({ state: 'failed', failure: { code: error.code, message: error.detail } }),
      );
      return 'over';
    }
    // Where that fails another worker has it, or the lease runs out by itself.
    await lease.release().catch(() => {});
    if (error instanceof WriteConflict) return 'overtaken';
    throw error;
  }
}

async function work(store: TenantStore, lease: RunLease, deps: EvaluationDeps): Promise<void> {
  await readOnce(store, lease, deps);
  const { model: named, cutOff } = lease.run;
  const [model, kinds, rules, { rows, fields }] = await Promise.all([
    openRegister(store, deps.models).row(named.version, named.id),
    deps.recordKinds(store),
    pinnedRules(store, lease.run),
    subjectsOf(store, lease.run),
  ]);
  const [fault] = model ? modelFaults(model, kinds, fields) : [];
  if (!model || fault) throw unsound(fault?.message ?? '模型已不在');
  const watched = await watch(store, lease.run, shanghaiDate(deps.clock()));
  const records = countsRecords(named.subject)
    ? watched.reading(deps.recordsBySubject(store, cutOff))
    : noRecords();
  const { pageSize = 1_000 } = deps;
  const set = await classesSet(store, named, deps);
  const combinations = compileCombinations(rules);
  const { add, wanted, changes, summary } = createSummary({ set, combinations });
  const compiled = compileModel(model, kinds, fields);
  const seen = (line: Line, row: RosterRow) => {
    add(line, row);
    watched.seen(line, row);
  };
  await evaluatePages(store, lease, { compiled, combinations, rows, records, pageSize, add: seen });
  const listed = changes.length > 0 ? await putJson(store, changes) : undefined;
  const ended: RunSummary = { ...summary(), ...(listed !== undefined && { changes: listed }) };
  await (lease.run.purpose === 'simulation'
    ? endSimulation(store, lease, ended, deps)
    : endRun(
        store,
        lease,
        {
          ...(isLanding(model) && { landing: { wanted, rules: classRules(model, rules) } }),
          summary: ended,
          notes: await watched.notes(),
        },
        deps,
      ));
}

/**
 * Keeps what expressions read of the subjects where it may change while the run works. Whoever goes on after a worker that died
 * finds it, and nothing is evaluated before.
 */
async function readOnce(store: TenantStore, { run, save }: RunLease, deps: EvaluationDeps): Promise<void> {
  if (run.read !== undefined) return;
  const read = await keepRead(store, run, deps);
  if (read !== undefined) await save({ attempts: 1, read });
}

async function* noRecords(): AsyncGenerator<SubjectRecords> {}

/** The classes that people have set: of enterprises alone. */
const classesSet = async (
  store: TenantStore,
  { subject }: Run['model'],
  { clock }: Pick<EvaluationDeps, 'clock'>,
): Promise<ReadonlyMap<string, RiskClass>> =>
  subject === 'enterprise' ? changedClasses(store, shanghaiDate(clock())) : new Map();

async function endSimulation(
  store: TenantStore,
  { run, ending }: RunLease,
  summary: RunSummary,
  { clock }: EvaluationDeps,
): Promise<void> {
  const hashes = [run.model.hash, ...(run.combination ? [run.combination.hash] : [])];
  const before = await Promise.all(hashes.map((hash) => store.get(simulatedEntity, { hash })));
  await store.write(
    ending({ state: 'done', doneAt: clock().toISOString(), summary }),
    ...hashes.map((hash, i) => put(simulatedEntity, { hash, run: run.id }, before[i])),
  );
}

/**
 * Lands the classes where they land, publishes the roster and ends the run, one after the other: who goes on for a worker
 * that died in between finds what has landed, and does the rest.
 */
async function endRun(
  store: TenantStore,
  lease: RunLease,
  { landing, summary, notes }: { landing?: Landed; summary: RunSummary; notes: readonly Noted[] },
  { clock }: EvaluationDeps,
): Promise<void> {
  if (landing) await land(store, lease, landing, clock);
  const { id, by, month, version, model } = lease.run;
  if (version) await publishLanded(store, { by, version }, clock);
  const named = { month, ...(!landing && { model: model.id }) };
  const before = await store.get(monthEntity, named);
  await store.write(
    lease.ending({ state: 'done', doneAt: clock().toISOString(), summary }),
    put(monthEntity, { ...named, run: id }, before),
    ...notes.map((note) => create(notedEntity, note)),
  );
}

/** What lands: classes, and by what they came about. */
type Landed = { wanted: Parameters<typeof landClasses>[1]['wanted']; rules: ClassRules };

const classRules = ({ title: model }: Model, rules: readonly Combination[]): ClassRules => {
  const general = rules.find(isGeneral);
  return {
    model,
    ...(general && { general: general.title }),
    items: rules.flatMap(({ title: rule, items = [] }) => items.map((item) => ({ item, rule }))),
  };
};

/** Nothing lands twice, or where the classes of the roster are those of a later cut-off. */
async function land(
  store: TenantStore,
  lease: RunLease,
  { wanted, rules }: Landed,
  clock: Clock,
): Promise<void> {
  const { run } = lease;
  const [landed, before] = await Promise.all([store.get(landedEntity, {}), store.get(classRulesEntity, {})]);
  if (landed && (landed.run === run.id || landed.cutOff > run.cutOff)) return;
  await lease.saveBy((saving) =>
    landClasses(store, {
      run,
      wanted,
      clock,
      alongside: ({ version, changed }) => [
        saving({ attempts: 1, ...(version && { version }) }),
        put(landedEntity, { cutOff: run.cutOff, run: run.id }, landed),
        put(classRulesEntity, rules, before),
        ...audit(clock, run.by, 'credit.land', auditedRun(run), {
          detail: { changed, ...(version && { number: version.number }) },
        }),
      ],
    }),
  );
}

const unsound = (message: string) =>
  new Problem({
    status: 409,
    code: 'model-unsound',
    title: '模型不能使用',
    detail: `评价模型现在不能使用：${message}。请修改模型后重新评价。`,
  });

const gaveUp = ({ version }: Run) =>
  new Problem({
    status: 409,
    code: 'gave-up',
    title: '评价没有完成',
    detail: version
      ? `分类已写入名录第 ${version.number} 版，但多次尝试都没有公示成功。请在名录的“版本与公示”中公示；如仍失败，请联系技术支持。`
      : '多次尝试都没有成功，名录没有改动。请稍后重新评价；如仍失败，请联系技术支持。',
  });
