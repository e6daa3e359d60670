import type { Principal } from '@mingcha/http';
import { actionsIn } from '@mingcha/lifecycle';
import type { Stored } from '@mingcha/store';
import { type Draw, seedIsSaid } from '../kept/draw.ts';
import { drawNumber } from '../kept/numbers.ts';
import { awaitsNames, namingFacts } from '../publishing/naming.ts';
import { isSeen, mayAct } from '../reading/sight.ts';
import { withoutOwn } from '../secondPerson/seconding.ts';
import { batchLife, type DrawBatch } from './batch.ts';
import { batchParties } from './sight.ts';

/** A line of the list of batches. */
export function batchSummary({ secret: _secret, agreed: _agreed, ready, ...batch }: Stored<DrawBatch>) {
  return { ...batch, ready: ready.length };
}

/** A batch as one of the tenant's people may see it: of drafts that are not theirs the title and how far they are. */
export function batchDetail(batch: Stored<DrawBatch>, draws: readonly Draw[], principal: Principal) {
  const [first] = draws as [Draw];
  const { committed } = first;
  return {
    ...batchSummary(batch),
    source: first.compose.seed.source,
    disclosure: first.compose.disclosure,
    ...namingFacts(first),
    members: draws.map((draw) => ({
      id: draw.id,
      title: draw.compose.title,
      departments: draw.compose.teams.map(({ dept }) => dept),
      state: draw.state,
      number: draw.committed ? drawNumber(draw.committed) : null,
      ready: batch.ready.find((one) => one.draw === draw.id) ?? null,
      seen: isSeen(draw, principal),
      mine: mayAct(draw, principal),
      ...(draw.committed && {
        commitment: draw.committed.commitment,
        objects: draw.committed.plan.objects.count,
      }),
      ...(draw.outcome && draw.state === 'published' && { selected: draw.outcome.selected }),
    })),
    ...(committed?.seedDueAt !== undefined && { seedDueAt: committed.seedDueAt }),
    ...(committed?.plan.seed.source === 'drand' && { round: committed.plan.seed.round }),
    seedReady: committed !== undefined && (seedIsSaid(first) || committed.plan.seed.source === 'local'),
    can: withoutOwn(
      batch,
      principal,
      actionsIn(batchLife, batch.state, batchParties(batch, principal)),
    ).filter((action) => action !== 'publishNames' || awaitsNames(first)),
  };
}
