import { type Actor, audit } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { headOf, writeRun } from '@mingcha/register/runs';
import { put, retryOnConflict, type TenantStore } from '@mingcha/store';
import type { CreditRecord } from '../record.ts';
import { recordRuns } from '../runs.ts';
import { latestNamed } from './write.ts';

/**
 * Marks a record as repaired, by a next version of it: the one write by which it stops being public and being counted. Done
 * again, or of a record that was withdrawn meanwhile, it changes nothing. Resolves to the record as it stands then;
 * undefined where there is none.
 */
export const repairRecord = (
  store: TenantStore,
  clock: Clock,
  record: Pick<CreditRecord, 'id' | 'subject'>,
  { by, reason }: { by: Actor; reason: string },
): Promise<CreditRecord | undefined> =>
  retryOnConflict(
    async () => {
      const { head, runs } = await headOf(store, recordRuns, {});
      const latest = (await latestNamed(store, runs, [record])).get(record.id);
      if (!head || latest?.state !== 'in-force') return latest;
      const repaired: CreditRecord = {
        ...latest,
        ...{ version: latest.version + 1, state: 'repaired', at: clock().toISOString() },
        ...{ by: by.name, reason },
      };
      const run = await writeRun(store, recordRuns, [repaired]);
      const object = { id: latest.id, name: `${latest.name} ${latest.number}`, in: latest.subject };
      await store.write(
        put(recordRuns.head, { runs: [run!, ...runs] }, head),
        ...audit(clock, by, 'credit-record.repair', object, { detail: { reason } }),
      );
      return repaired;
    },
    { busy: '其他单位正在报送信用信息，请稍后重试。' },
  );
