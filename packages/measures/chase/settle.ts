import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { applyCommand } from './act.ts';
import type { Chase } from './chase.ts';
import { matterOf, type Owed } from './dueChases.ts';
import { byRule } from './issue.ts';
import { openChases } from './list.ts';

/** Whether what a chase is about is still owed. */
const isOwed = ({ cause, round, since, dept, measures }: Chase, owed: readonly Owed[]): boolean =>
  owed.some(
    (one) =>
      one.of === cause &&
      one.about === (round ?? since) &&
      one.dept === dept &&
      measures.includes(one.measure),
  );

export const matterOfChase = ({ cause, round, since, dept }: Chase): string =>
  matterOf({ of: cause, about: round ?? since, dept });

/**
 * Closes a notice's reminders that have had their time: their matter is settled, or is chased at a higher level by now.
 * A reminder asks for the thing, not for an answer; a supervision notice stays until the office closes it.
 */
export async function closeReminders(
  store: TenantStore,
  notice: string,
  owed: readonly Owed[],
  clock: Clock,
): Promise<void> {
  const open = (await openChases(store)).filter((chase) => chase.notice === notice);
  const higher = new Set(open.flatMap((chase) => (chase.level > 0 ? matterOfChase(chase) : [])));
  for (const chase of open) {
    if (chase.level > 0 || chase.cause === 'manual') continue;
    const reason = isOwed(chase, owed)
      ? higher.has(matterOfChase(chase)) && '逾期未办，已转为督办。'
      : '所提醒的事项已经办妥，自动了结。';
    if (reason) await applyCommand(store, chase, { action: 'close', reason }, { by: byRule, clock });
  }
}
