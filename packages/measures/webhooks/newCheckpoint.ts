import type { Operation, TenantStore } from '@mingcha/store';
import { wantedEvent } from './deliver.ts';

/** What goes into the write of a new head of the public log: the event for those who asked for it. */
export const newCheckpoint = (
  store: TenantStore,
  { origin, size, note }: { origin: string; size: number; note: string },
  now: Date,
): Promise<Operation[]> =>
  // The root as the note has it, on its third line.
  wantedEvent(store, 'log.checkpoint', { origin, size, root: note.split('\n')[2]!, note }, now);
