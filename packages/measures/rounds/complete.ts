import { type Clock, isOver, shanghaiDate } from '@mingcha/kernel';
import { type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { byRule } from '../chase/issue.ts';
import { owedReports } from '../chase/owed.ts';
import type { Notice } from '../notice/notice.ts';
import { formsOfRounds, type RoundForms } from '../reports/place.ts';
import { moveOperations } from './change.ts';
import { loadRound, type Round } from './round.ts';

/** Whether nobody has anything left to do in an open round: each report that is asked for was accepted. */
function isComplete(group: RoundForms, today: string): boolean {
  const { round, forms } = group;
  if (round.state !== 'open' || owedReports(group).length > 0) return false;
  if (forms.some(({ report }) => report?.state === 'submitted')) return false;
  return forms.some(({ report }) => report?.state === 'accepted') || isOver(round.due, today);
}

/**
 * Closes a round that is complete, once: one that was opened again stays open. Resolves to the round as it is then, as it
 * was where it is not complete or somebody else moved it meanwhile.
 */
export async function closeComplete(
  store: TenantStore,
  notice: Notice,
  round: Stored<Round>,
  clock: Clock,
): Promise<Stored<Round>> {
  if (notice.state !== 'active' || round.state !== 'open' || round.completedAt !== undefined) return round;
  const [group] = await formsOfRounds(store, notice, [round]);
  const now = clock();
  if (!isComplete(group!, shanghaiDate(now))) return round;
  const completed = { ...round, completedAt: now.toISOString() };
  const { after, operations } = moveOperations(notice, completed, 'close', { by: byRule, clock: () => now });
  try {
    await store.write(...operations);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    return loadRound(store, round);
  }
  return after;
}
