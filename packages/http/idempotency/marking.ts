import { mostOperations, type Operation, replace, type TenantStore } from '@mingcha/store';
import { auditedIn } from '../audit/record.ts';
import { type Kept, keptEntity } from './kept.ts';

export type Marking = {
  readonly store: TenantStore;
  /** The lock of the key's record as far as this process knows. */
  lock(): number;
};

/**
 * The store for one request: the write that goes into the audit log also puts down, in the same transaction, that the
 * key's request is done. A repeat then neither does it again nor takes its own effect for somebody else's; and what is
 * still on its way when the key is freed can no longer take effect.
 */
export function marking(
  store: TenantStore,
  kept: Kept,
  firstLock: number,
  more: () => Pick<Kept, 'shownOnce'> | undefined,
): Marking {
  let lock = firstLock;
  return {
    lock: () => lock,
    store: {
      ...store,
      async write(...operations: Operation[]) {
        const done = auditedIn(operations);
        const extra = lock === firstLock ? more() : undefined;
        if (done === undefined || !extra || operations.length >= mostOperations)
          return store.write(...operations);
        await store.write(...operations, replace(keptEntity, { ...kept, done, ...extra }, firstLock));
        lock = firstLock + 1;
      },
    },
  };
}
