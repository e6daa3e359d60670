import { audit } from '@mingcha/http';
import { shanghaiYear } from '@mingcha/kernel';
import { nextState } from '@mingcha/lifecycle';
import { appendEntries, logSize } from '@mingcha/log';
import type { Operation, Stored, TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { tasksUnchanged } from '../../plans/drawTask.ts';
import type { LoggingDeps } from '../deps.ts';
import { type Frozen, freeze } from '../frame/freeze.ts';
import { currentLists } from '../frame/lists.ts';
import { loadsUnchanged } from '../frame/loads.ts';
import { auditedDraw, type Draw } from '../kept/draw.ts';
import { drawNumber, giveDrawNumber, seriesOf } from '../kept/numbers.ts';
import { orDrawOvertaken, writeDraw } from '../kept/save.ts';
import { drawLife } from '../kept/states.ts';
import { witnessConcern } from '../seed/asked.ts';
import {
  type CommitInput,
  commitmentTo,
  committedEntry,
  type Fixed,
  orFrameOvertaken,
  type Ready,
  refuseOverlaps,
  repeatedBy,
  requireVersions,
  seedOfPlan,
  untilUndisturbed,
} from './commitment.ts';
import { markCommitted, recentUnpublished } from './unpublished.ts';

/**
 * Freezes a planned draw: pins the lists, takes the next number of its series and fixes the commitment, in one transaction.
 * Throws `roster-changed` (409) when a list is no longer the version that was previewed, `draw-state` when somebody was
 * faster, `witness-missing` when a party has not committed to its nonce, `draw-overlaps` where much the same is open.
 */
export async function commitDraw(
  store: TenantStore,
  draw: Stored<Draw>,
  { by, versions }: CommitInput,
  deps: LoggingDeps,
): Promise<Stored<Draw>> {
  const state = nextState(drawLife, draw.state, 'commit');
  const now = deps.clock();
  const [pinned, tenant] = await Promise.all([
    currentLists(store, { items: draw.compose.items, now }),
    loadTenant(store),
  ]);
  requireVersions(pinned, versions);
  const policy = tenant.settings;
  return untilUndisturbed(async () => {
    const tasks = await tasksUnchanged(store, [draw]);
    const source = await seedOfPlan(store, draw, now, deps);
    const unchanged = [...source.unchanged, ...tasks];
    const frozen = await freeze(store, draw, { pinned, policy, now });
    return orDrawOvertaken(store, draw, 'commit', () =>
      commitFrozen(store, { draw, state, frozen, pinned, ...source, unchanged, now, by }, deps),
    );
  });
}

type ReadyDraw = Ready & { draw: Stored<Draw>; state: Draw['state']; frozen: Frozen };

/** Takes the number, the place in the log and the commitment in one write. Throws `FrameOvertaken`. */
function commitFrozen(store: TenantStore, ready: ReadyDraw, deps: LoggingDeps): Promise<Stored<Draw>> {
  const { draw, state, frozen, now, by, unchanged } = ready;
  const series = seriesOf(draw);
  const committedAs = (sequence: number, redraws: string[], size: number) =>
    commitmentTo(ready, { sequence, redraws, logSize: size }, deps);
  const write = (committed: Fixed, take: Operation, logged: Operation[]) =>
    writeDraw(store, draw, { ...draw, state, committed }, [
      take,
      ...logged,
      ...audit(deps.clock, by, 'draw.commit', auditedDraw(draw), {
        detail: { commitment: committed.commitment, number: drawNumber(committed) },
      }),
      ...witnessConcern(draw, { kind: 'witness.asked', number: drawNumber(committed), by: by.sub, now }),
    ]);
  return giveDrawNumber(store, { series, year: shanghaiYear(now) }, async (sequence, take) => {
    if (series === 'rehearsal') return write(committedAs(sequence, [], await logSize(store)), take, []);
    const repeated = repeatedBy(draw, await recentUnpublished(store, now));
    await refuseOverlaps(store, frozen, repeated);
    const redraws = repeated.map(({ id }) => id);
    const checks = [loadsUnchanged(frozen.loads), ...unchanged];
    const entry = (size: number) => [committedEntry(draw, committedAs(sequence, redraws, size))];
    const logged = async (operations: Operation[], size: number) => {
      const committed = committedAs(sequence, redraws, size);
      return write(committed, take, [...operations, ...checks, markCommitted(draw, committed)]);
    };
    const overtaken = orFrameOvertaken(checksAt, checks.length);
    return appendEntries(store, entry, (...given) => logged(...given).catch(overtaken), {
      clock: deps.clock,
      at: 1,
    });
  });
}

/** Where the checks of loads and witnesses stand in the write: behind the number, the log's counter and one entry. */
const checksAt = 3;
