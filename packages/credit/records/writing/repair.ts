import { type Actor, audit } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { headOf, writeRun } from '@mingcha/register/runs';
import { put, retryOnConflict, type TenantStore } from '@mingcha/store';
import type { CreditRecord, RecordState } from '../record.ts';
import { recordRuns } from '../runs.ts';
import { latestNamed } from './write.ts';

type Named = Pick<CreditRecord, 'id' | 'subject'>;
type Said = { by: Actor; reason: string };

/** Brings a record from one state into another by a next version of it; one in another state stays as it is. */
const moveRecord = (
  store: TenantStore,
  clock: Clock,
  record: Named,
  {
    by,
    reason,
    ...move
  }: Said & { from: RecordState; to: RecordState; action: 'credit-record.repair' | 'credit-record.revive' },
): Promise<CreditRecord | undefined> =>
  retryOnConflict(
    async () => {
      const { head, runs } = await headOf(store, recordRuns, {});
      const latest = (await latestNamed(store, runs, [record])).get(record.id);
      if (!head || latest?.state !== move.from) return latest;
      const moved: CreditRecord = {
        ...latest,
        ...{ version: latest.version + 1, state: move.to, at: clock().toISOString() },
        ...{ by: by.name, reason },
      };
      const run = await writeRun(store, recordRuns, [moved]);
      const object = { id: latest.id, name: `${latest.name} ${latest.number}`, in: latest.subject };
      await store.write(
        put(recordRuns.head, { runs: [run!, ...runs] }, head),
        ...audit(clock, by, move.action, object, { detail: { reason } }),
      );
      return moved;
    },
    { busy: '其他单位正在报送信用信息，请稍后重试。' },
  );

/**
 * Marks a record as repaired, by a next version of it: the one write by which it stops being public and being counted. Done
 * again, or of a record that was withdrawn meanwhile, it changes nothing. Resolves to the record as it stands then;
 * undefined where there is none.
 */
export const repairRecord = (store: TenantStore, clock: Clock, record: Named, said: Said) =>
  moveRecord(store, clock, record, {
    ...said,
    ...{ from: 'in-force', to: 'repaired', action: 'credit-record.repair' },
  });

/** Puts a repaired record in force again, for what is left of its time. Done again it changes nothing. */
export const reviveRecord = (store: TenantStore, clock: Clock, record: Named, said: Said) =>
  moveRecord(store, clock, record, {
    ...said,
    ...{ from: 'repaired', to: 'in-force', action: 'credit-record.revive' },
  });
