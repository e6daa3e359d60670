import { audit } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { check, retryOnConflict, type Stored, type TenantStore } from '@mingcha/store';
import { auditedObjectRow } from '../../rosters/auditedObject.ts';
import { visitUnrecorded } from '../../visits/follow.ts';
import { inAll } from '../frame/loads.ts';
import type { Draw } from '../kept/draw.ts';
import { writeAllLogged } from '../kept/logged.ts';
import { loadDrawn } from '../outcome/result.ts';
import { resultRows } from '../outcome/resultView.ts';
import { type Replacing, substituted } from '../outcome/substitute.ts';
import { substitutionsOf } from '../outcome/substitutions.ts';
import type { PublishDeps } from '../publishing/publish.ts';
import { auditedBatch, batchEntity, type DrawBatch, drawsOf } from './batch.ts';
import { auditedDraws } from './save.ts';

/** Draws whose change, log entry, visit and audit records fit into one transaction. */
const mostAtOnce = 8;

const busy = '这些抽查任务正被多人同时修改，请稍候几秒重试。';

/** The draws that are still to inspect an object, with its name. */
async function holdersOf(store: TenantStore, draws: readonly Stored<Draw>[], object: string) {
  const found = await Promise.all(
    draws.map(async (draw) => {
      const [drawn, substitutions] = await Promise.all([
        loadDrawn(store, draw),
        substitutionsOf(store, draw),
      ]);
      const row = resultRows(substitutions, drawn).find(({ id }) => id === object);
      return row && row.substitutedBy === undefined ? [{ draw, name: row.name }] : [];
    }),
  );
  return found.flat();
}

/**
 * Replaces an object in each draw of a batch that is still to inspect it, each time by the draw's own rule, in one write; of very many
 * draws some in each, and the same act again does those that are left. Throws `not-selected` where no draw has it, `no-reserve`
 * and `visit-recorded` as for one draw, and then replaces it in none of that write.
 */
export async function substituteInBatch(
  store: TenantStore,
  batch: Stored<DrawBatch>,
  replacing: Replacing,
  deps: PublishDeps,
): Promise<void> {
  const { object, reason, by } = replacing;
  let done = 0;
  const attempt = async (): Promise<boolean> => {
    const holders = await holdersOf(store, await drawsOf(store, batch), object);
    if (holders.length === 0 && done > 0) return false;
    if (holders.length === 0)
      throw problems.conflict('not-selected', '该对象不在本次共同抽取的结果中，或已被替换，不能再替换。');
    const some = holders.slice(0, mostAtOnce);
    const draws = some.map(({ draw }) => draw);
    const steps = [];
    // One after another: each may hold a whole proof.
    for (const draw of draws) steps.push(await substituted(store, draw, replacing, deps));
    const alongside = [
      check(batchEntity, { id: batch.id }, batch.lock),
      // They go there together, in one visit.
      ...(await visitUnrecorded(store, draws[0]!, object)),
      ...steps.flatMap(({ step }) => step.alongside),
      ...audit(deps.clock, by, 'batch.substitute', auditedBatch(batch), {
        others: { ...auditedDraws(draws), replaced: auditedObjectRow(object, some[0]!.name) },
        detail: { reason, count: some.length },
      }),
    ];
    const changes = steps.map(({ after, step }, i) => ({
      before: draws[i]!,
      after,
      entry: step.entry,
    }));
    const assignments = inAll(steps.map(({ step }) => step.assignments ?? {}));
    await writeAllLogged(store, changes, { assignments, alongside }, deps);
    done += some.length;
    return holders.length > some.length;
  };
  while (await retryOnConflict(attempt, { busy }));
}
