import type { Clock } from '@mingcha/kernel';
import { Problem } from '@mingcha/kernel';
import {
  create,
  type Operation,
  put,
  retryOnConflict,
  type Stored,
  serially,
  type TenantStore,
  type WriteConflict,
} from '@mingcha/store';
import { entryText, type LogEntry } from '../entries/entry.ts';
import { type LogCounter, type LogStop, logCounterEntity, logItemEntity } from './entities.ts';

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

type Made = { operations: Operation[]; firstIndex: number; after: Stored<LogCounter> };

/** What logs entries after a counter. Throws the problem `log-stopped`. */
function make(tenant: string, counter: Stored<LogCounter> | undefined, entries: Entries, clock: Clock): Made {
  if (counter?.stopped) throw stoppedProblem(counter.stopped);
  const firstIndex = counter?.size ?? 0;
  const now = clock().toISOString();
  // A clock may jump back; the log does not.
  const at = counter && counter.at > now ? counter.at : now;
  const items = (typeof entries === 'function' ? entries(firstIndex) : entries).map((entry, i) => ({
    index: firstIndex + i,
    text: entryText(entry, { at, tenant }),
  }));
  const next = { size: firstIndex + items.length, at };
  return {
    firstIndex,
    operations: [put(logCounterEntity, next, counter), ...items.map((item) => create(logItemEntity, item))],
    after: { ...next, lock: (counter?.lock ?? 0) + 1 },
  };
}

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
  const { operations, firstIndex } = make(store.tenant, counter, entries, clock);
  return { operations, firstIndex };
}

type Left = { counter: Stored<LogCounter>; at: number };

/** Counters as this process has left them, by table and tenant: most likely they still stand, and a write says so. */
const left = new WeakMap<object, Map<string, Left>>();
/** Milliseconds for which that is likely. A table that is restored meanwhile could have the same lock with another size. */
const likely = 1_000;

function leftIn({ cursors }: TenantStore): Map<string, Left> {
  const known = left.get(cursors) ?? new Map<string, Left>();
  left.set(cursors, known);
  return known;
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
export function appendEntries<T>(
  store: TenantStore,
  entries: Entries,
  write: (operations: Operation[], firstIndex: number) => Promise<T>,
  { clock, at = 0, lost = () => false }: AppendOptions,
): Promise<T> {
  const { tenant } = store;
  const counters = leftIn(store);
  const attempt = async () => {
    const known = counters.get(tenant);
    counters.delete(tenant);
    const now = clock().getTime();
    const counter =
      known && Math.abs(now - known.at) < likely ? known.counter : await store.get(logCounterEntity, {});
    const { operations, firstIndex, after } = make(tenant, counter, entries, clock);
    const result = await write(operations, firstIndex);
    counters.set(tenant, { counter: after, at: now });
    return result;
  };
  return serially(`log ${tenant}`, () =>
    retryOnConflict(attempt, {
      busy: '公开日志正被多人同时写入，本次没有写入。请稍候几秒重试。',
      lost: (conflict) => conflict.failed.includes(at) || lost(conflict),
    }),
  );
}
