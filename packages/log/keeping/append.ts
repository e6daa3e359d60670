import type { Clock } from '@mingcha/kernel';
import { Problem } from '@mingcha/kernel';
import {
  create,
  type Operation,
  replace,
  retryOnConflict,
  serially,
  type TenantStore,
  type WriteConflict,
} from '@mingcha/store';
import { entryText, type LogEntry } from '../entries/entry.ts';
import { type LogStop, logCounterEntity, logItemEntity } from './entities.ts';

/** What is to be logged; where it depends on its place in the log, it is made for each try. */
export type Entries = readonly LogEntry[] | ((firstIndex: number) => readonly LogEntry[]);

/** How many entries the log has been given; the index of the next one. The sequencer may be some seconds behind. */
export const logSize = async (store: TenantStore): Promise<number> =>
  (await store.get(logCounterEntity, {}))?.size ?? 0;

/** The problem `log-stopped` (409): what must be logged cannot be done while the log is stopped. */
const stoppedProblem = ({ code, detail, since }: LogStop) =>
  new Problem({
    status: 409,
    code: 'log-stopped',
    title: '公开日志已停止',
    detail: `本市公开日志已停止，须载入日志的操作暂不能办理。${detail}`,
    extra: { stop: code, since },
  });

/**
 * The operations that log entries, the counter's first, and the index of the first entry. The write of what is logged
 * takes them: neither is there without the other. A conflict of the counter means that others were faster; read again then.
 * Throws the problem `log-stopped`.
 */
export async function nextEntries(
  store: TenantStore,
  entries: Entries,
  clock: Clock,
): Promise<{ operations: Operation[]; firstIndex: number }> {
  const counter = await store.get(logCounterEntity, {});
  if (counter?.stopped) throw stoppedProblem(counter.stopped);
  const firstIndex = counter?.size ?? 0;
  const now = clock().toISOString();
  // A clock may jump back; the log does not.
  const at = counter && counter.at > now ? counter.at : now;
  const made = typeof entries === 'function' ? entries(firstIndex) : entries;
  const items = made.map((entry, i) => ({
    index: firstIndex + i,
    text: entryText(entry, { at, tenant: store.tenant }),
  }));
  const next = { size: firstIndex + items.length, at };
  return {
    firstIndex,
    operations: [
      counter ? replace(logCounterEntity, next, counter.lock) : create(logCounterEntity, next),
      ...items.map((item) => create(logItemEntity, item)),
    ],
  };
}

type AppendOptions = {
  clock: Clock;
  /** Where the operations stand in the write; at its beginning by default. */
  at?: number;
  /** Apart from the counter's: which conflicts reading again may help with. */
  lost?: (conflict: WriteConflict) => boolean;
};

/**
 * Runs a write that logs entries, again while others log faster. `operations` go into the write in a row, from position
 * `at`; a conflict of anything but the counter is thrown as it is. Within a process the writes of one log wait for each
 * other, so `write` should do nothing but write. Throws `log-stopped` and, after too many lost races, `busy` (409).
 */
export const appendEntries = <T>(
  store: TenantStore,
  entries: Entries,
  write: (operations: Operation[], firstIndex: number) => Promise<T>,
  { clock, at = 0, lost = () => false }: AppendOptions,
): Promise<T> =>
  serially(`log ${store.tenant}`, () =>
    retryOnConflict(
      async () => {
        const { operations, firstIndex } = await nextEntries(store, entries, clock);
        return write(operations, firstIndex);
      },
      {
        busy: '公开日志正被多人同时写入，本次没有写入。请稍候几秒重试。',
        lost: (conflict) => conflict.failed.includes(at) || lost(conflict),
      },
    ),
  );
