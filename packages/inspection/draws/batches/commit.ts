import type { Batch } from '@mingcha/draw';
import { type Actor, audit, secondPerson } from '@mingcha/http';
import { problems, shanghaiYear } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import { appendEntries, type LogEntry, logSize } from '@mingcha/log';
import { type Operation, replace, type Stored, type TenantStore } from '@mingcha/store';
import { loadTenant, needsSecond, type Tenant } from '@mingcha/tenancy';
import { tasksUnchanged } from '../../plans/drawTask.ts';
import {
  type CommitInput,
  commitmentTo,
  committedEntry,
  type Fixed,
  FrameOvertaken,
  orFrameOvertaken,
  type Ready,
  repeatedBy,
  requireVersions,
  seedOfPlan,
  untilUndisturbed,
} from '../committing/commitment.ts';
import { markCommitted, recentUnpublished, type Unpublished } from '../committing/unpublished.ts';
import type { LoggingDeps } from '../deps.ts';
import { currentLists } from '../frame/lists.ts';
import { loadsUnchanged } from '../frame/loads.ts';
import type { Draw } from '../kept/draw.ts';
import { drawNumber, giveDrawNumber, seriesOf } from '../kept/numbers.ts';
import { writeDraws } from '../kept/save.ts';
import { drawLife } from '../kept/states.ts';
import { auditedBatch, batchEntity, batchLife, type DrawBatch, drawsOf, leastDraws } from './batch.ts';
import { openRepeated, type Prepared, prepareDraw } from './prepare.ts';
import { auditedDraws, orBatchOvertaken, writtenBatch } from './save.ts';

/** Throws `batch-small` or `batch-not-ready` (409), with the drafts whose people have not agreed yet. */
function requireReady({ draws, ready }: DrawBatch, drafts: readonly Draw[]): void {
  if (draws.length < leastDraws)
    throw problems.conflict('batch-small', `共同抽取至少要有 ${leastDraws} 个任务，请等其他部门加入。`);
  const missing = drafts.filter(({ id }) => !ready.some(({ draw }) => draw === id));
  if (missing.length === 0) return;
  throw problems.conflict(
    'batch-not-ready',
    `尚未确认就绪：${missing.map(({ compose }) => compose.title).join('、')}。请由参加该任务的部门确认后再提交承诺。`,
    { missing: missing.map(({ id }) => id) },
  );
}

/** Throws `second-person` (403) where the tenant wants two for a commitment and nobody else has agreed to this one. */
function requireOthers({ ready }: DrawBatch, tenant: Tenant, by: Actor): void {
  if (!needsSecond(tenant, 'commit')) return;
  const others = ready.filter((one) => one.by.sub !== by.sub);
  if (others.length === 0)
    throw secondPerson('提交承诺须经另一人同意，请至少由另一人确认其中一个任务就绪后再提交。');
}

/**
 * Commits all draws of a batch in one transaction: numbers in a row, one seed, one entry with all commitments. What takes
 * long is prepared draw by draw before and kept, so that a try that was cut off goes on where it stopped. Throws
 * `batch-small`, `batch-not-ready`, `roster-changed`, `witness-missing`, `draw-overlaps` and `batch-too-large` (409).
 */
export async function commitBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  { by, versions }: CommitInput,
  deps: LoggingDeps,
): Promise<Stored<DrawBatch>> {
  nextState(batchLife, batch.state, 'commit');
  const draws = await drawsOf(store, batch);
  requireReady(batch, draws);
  const now = deps.clock();
  const items = draws.flatMap(({ compose }) => compose.items);
  const [pinned, tenant] = await Promise.all([currentLists(store, { items, now }), loadTenant(store)]);
  requireOthers(batch, tenant, by);
  requireVersions(pinned, versions);
  const policy = tenant.settings;
  return untilUndisturbed(async () => {
    const tasks = await tasksUnchanged(store, draws);
    const source = await seedOfPlan(store, draws[0]!, now, deps);
    const unchanged = [...source.unchanged, ...tasks];
    const recent = await recentUnpublished(store, now);
    const prepared: Prepared[] = [];
    // One after another: each holds a whole frame.
    for (const draw of draws) prepared.push(await prepareDraw(store, draw, { pinned, policy, now, recent }));
    const of: Batch = { draws: batch.draws, mode: batch.mode };
    const common = { pinned, ...source, unchanged, batch: of, now, by };
    const ready = draws.map((draw, i) => ({ draw, frozen: prepared[i]!, ...common }));
    return orBatchOvertaken(store, batch, 'commit', () => commitPrepared(store, batch, ready, deps));
  });
}

type ReadyDraw = Ready & { draw: Stored<Draw>; frozen: Prepared };

/** Commitments of a batch's draws in order, each with those of all. */
function commitAll(
  ready: readonly ReadyDraw[],
  late: { sequence: number; logSize: number; redraws: readonly string[][] },
  deps: LoggingDeps,
): Fixed[] {
  const each = ready.map((one, i) =>
    commitmentTo(
      one,
      { sequence: late.sequence + i, logSize: late.logSize, redraws: late.redraws[i] ?? [] },
      deps,
    ),
  );
  const commitments = each.map(({ commitment }) => commitment);
  return each.map((one) => ({ ...one, commitments }));
}

/** Takes the numbers, the places in the log and the commitments in one write. Throws `FrameOvertaken`. */
function commitPrepared(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  ready: readonly ReadyDraw[],
  deps: LoggingDeps,
): Promise<Stored<DrawBatch>> {
  const [{ draw: first, frozen, now, unchanged }] = ready as [ReadyDraw];
  const series = seriesOf(first);
  const of = { series, year: shanghaiYear(now), count: ready.length };
  return giveDrawNumber(store, of, async (sequence, take) => {
    const write = writing(store, batch, ready, take, deps);
    if (series === 'rehearsal')
      return write(commitAll(ready, { sequence, logSize: await logSize(store), redraws: [] }, deps), []);
    const redraws = redrawsOf(ready, await recentUnpublished(store, now));
    const committedAt = (size: number) => commitAll(ready, { sequence, logSize: size, redraws }, deps);
    // The checks of loads and witnesses stand behind the numbers, the log's counter and the entries.
    const checksAt = 2 + ready.length + 1;
    const checks = [loadsUnchanged(frozen.loads), ...unchanged];
    return appendEntries(
      store,
      (size) => entriesOf(batch, ready, committedAt(size)),
      async (operations, size) => {
        const committed = committedAt(size);
        const marks = ready.map(({ draw }, i) => markCommitted(draw, committed[i]!));
        return write(committed, [...operations, ...checks, ...marks]).catch(
          orFrameOvertaken(checksAt, checks.length),
        );
      },
      { clock: deps.clock, at: 1 },
    );
  });
}

/** What each draw repeats. Throws `FrameOvertaken` where one is open that was not looked at. */
function redrawsOf(ready: readonly ReadyDraw[], recent: readonly Unpublished[]): string[][] {
  return ready.map(({ draw, frozen }) => {
    if (openRepeated(draw, recent).some((id) => !frozen.apart.includes(id))) throw new FrameOvertaken();
    return repeatedBy(draw, recent).map(({ id }) => id);
  });
}

/** What the public log says of a batch: each draw, then all commitments in order. */
function entriesOf(
  { draws, mode }: DrawBatch,
  ready: readonly ReadyDraw[],
  committed: readonly Fixed[],
): LogEntry[] {
  return [
    ...ready.map(({ draw }, i) => committedEntry(draw, committed[i]!)),
    { type: 'batch.committed', draws, mode, commitments: [...committed[0]!.commitments!] },
  ];
}

/** A transaction holds 4 MB, of which some is for its keys and for what else is written. */
const mostBytes = 3_500_000;

const writing =
  (
    store: TenantStore,
    batch: Stored<DrawBatch>,
    ready: readonly ReadyDraw[],
    take: Operation,
    { clock }: LoggingDeps,
  ) =>
  async (committed: readonly Fixed[], alongside: Operation[]): Promise<Stored<DrawBatch>> => {
    const [{ draw: first, by, now }] = ready as [ReadyDraw];
    const changes = ready.map(({ draw }, i) => ({
      before: draw,
      // The witnesses speak once, with the first draw; the others show what they said.
      after: {
        ...draw,
        state: nextState(drawLife, draw.state, 'commit'),
        parties: first.parties,
        committed: committed[i]!,
      },
    }));
    requireFits(changes.map(({ after }) => after));
    const state = nextState(batchLife, batch.state, 'commit');
    const after: DrawBatch = { ...batch, state, committed: { at: now.toISOString(), by } };
    const numbers = committed.map(drawNumber).join('、');
    await writeDraws(store, changes, [
      take,
      ...alongside,
      replace(batchEntity, after, batch.lock),
      ...audit(clock, by, 'batch.commit', auditedBatch(batch), {
        others: auditedDraws(changes.map(({ after: draw }) => draw)),
        detail: { numbers },
      }),
    ]);
    return writtenBatch(batch, after);
  };

function requireFits(draws: readonly Draw[]): void {
  const bytes = draws.reduce((sum, draw) => sum + Buffer.byteLength(JSON.stringify(draw)), 0);
  if (bytes <= mostBytes) return;
  throw problems.conflict(
    'batch-too-large',
    '各任务的内容合计过长，不能一次提交。请减少筛选条件、回避关系或其说明，或分成两次共同抽取。',
    { bytes, most: mostBytes },
  );
}
