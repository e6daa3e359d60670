import { shanghaiDate } from '@mingcha/kernel';
import { headOf, PageGone, type Run, writeRun } from '@mingcha/register/runs';
import { create, type Operation, put, retryOnConflict, type TenantStore } from '@mingcha/store';
import { notedEntity, notesOf } from '../../proposals/noted.ts';
import { expiringSoon } from '../../warnings/expiring.ts';
import { byRuns, latestOf, versionsOf } from '../reading/read.ts';
import { type CreditRecord, inOrder } from '../record.ts';
import { recordRuns } from '../runs.ts';
import { type Decided, decide, type Entry } from './decide.ts';

type Writing = {
  entries: readonly Entry[];
  now: string;
  by: string;
  /** Writes the good rows even where others have faults. */
  partial: boolean;
  /** Rows that are wrong by themselves; without `partial` one of them keeps all out. */
  isFaulty: boolean;
  /** Says what would be done, and does nothing. */
  dryRun?: boolean;
  /** Operations that are committed with the records or not at all. */
  alongside?: (decided: Decided) => Operation[];
};

/**
 * Writes a push, all of it at once or nothing. What it comes to is decided upon the head that it moves: of two pushes at
 * once that name the same record, the second sees the first. Resolves to what it came to, with whether it was written.
 */
export const writeRecords = (
  store: TenantStore,
  { entries, now, by, partial, isFaulty, dryRun = false, alongside }: Writing,
): Promise<Decided & { isWritten: boolean }> =>
  retryOnConflict(
    async () => {
      const { head, runs } = await headOf(store, recordRuns, {});
      const named = entries.map(({ record }) => record);
      const decided = decide(entries, await latestNamed(store, runs, named), { now, by });
      const isRefused = !partial && (isFaulty || decided.faults.length > 0);
      if (dryRun || isRefused) return { ...decided, isWritten: false };
      const isExpiring = await expiringSoon(store, decided.versions, shanghaiDate(new Date(now)));
      const run = await writeRun(store, recordRuns, decided.versions.sort(inOrder));
      if (run)
        await store.write(
          put(recordRuns.head, { runs: [run, ...runs] }, head),
          ...notesOf(decided.versions, run.list, isExpiring).map((note) => create(notedEntity, note)),
          ...(alongside?.(decided) ?? []),
        );
      return { ...decided, isWritten: true };
    },
    { busy: '其他单位正在报送，请稍后重试。' },
  );

/** The latest versions of some records, by their ids. */
export async function latestNamed(
  store: TenantStore,
  runs: readonly Run[],
  named: readonly Pick<CreditRecord, 'id' | 'subject'>[],
): Promise<Map<string, CreditRecord>> {
  const ids = new Set(named.map(({ id }) => id));
  const subjects = named.map(({ subject }) => subject);
  const latestIn = async (of: readonly Run[]) => {
    const rows = await versionsOf(store, of, subjects, ({ id }) => ids.has(id));
    return new Map(latestOf(rows).map((row) => [row.id, row]));
  };
  try {
    return await latestIn(runs);
  } catch (error) {
    if (!(error instanceof PageGone)) throw error;
    return byRuns(store, latestIn);
  }
}
