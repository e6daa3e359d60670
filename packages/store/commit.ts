import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { conflictOf, isOutage, triedOnce, unavailable, WriteConflict, wasTurnedAway } from './errors.ts';
import type { TransactStep } from './operations.ts';
import type { TableClient } from './tenant/tableClient.ts';

const attempts = 8;
/** Milliseconds. */
const longestWait = 400;

/**
 * Writes all steps or none. Even one step goes as a transaction: its token lets the table recognise an attempt whose
 * answer was lost, so that one's own write is never taken for another's.
 * Throws `WriteConflict` when a condition does not hold, the problem `unavailable` when the table does not answer.
 */
export async function commit(
  client: TableClient,
  TableName: string,
  steps: readonly TransactStep[],
): Promise<void> {
  const ClientRequestToken = randomUUID();
  await persist(() => client.transact({ TableName, ClientRequestToken, steps }));
}

/** Puts one item outside of a transaction, at half the cost; finding one there is success. */
export async function putOnce(client: TableClient, TableName: string, step: TransactStep): Promise<void> {
  if (!('Put' in step)) throw new Error('only an item can be put once');
  try {
    await persist(() => client.put({ TableName, ...step.Put }));
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
  }
}

/** Tries again, after a random and longer wait, what was turned away or answered unreadably. */
async function persist(send: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await send();
      return;
    } catch (error) {
      const conflict = conflictOf(error);
      if (conflict) throw conflict;
      if (!isOutage(error)) throw error;
      const again = attempt < attempts && (wasTurnedAway(error) || (attempt < 3 && triedOnce(error)));
      if (!again) throw unavailable(error, true);
    }
    await wait(Math.random() * Math.min(10 * 2 ** attempt, longestWait));
  }
}
