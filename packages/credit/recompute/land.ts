import { objectKind } from '@mingcha/inspection';
import type { Clock } from '@mingcha/kernel';
import { openRegister, type RowOp } from '@mingcha/register';
import type { Operation, TenantStore } from '@mingcha/store';
import type { RiskClass } from '../models/format.ts';
import type { Run } from './run.ts';

type Landing = {
  run: Run;
  /** The class of each subject that is to have another one. */
  wanted: ReadonlyMap<string, RiskClass>;
  clock: Clock;
  /** What is written with the version, or where no class changes, alone; made of the version. */
  alongside: (landed: { version: Run['version']; changed: number }) => Operation[];
};

/**
 * Writes classes into the object roster, as one version whose reason names model and cut-off. Subjects that left the roster
 * meanwhile are passed over. Where the roster's draft is what is published, the new version is published too.
 */
export async function landClasses(
  store: TenantStore,
  { run, wanted, clock, alongside }: Landing,
): Promise<void> {
  const register = openRegister(store, objectKind, { now: clock });
  const before = await register.heads();
  const { version, counts } = await register.change({
    by: run.by,
    reason: `信用风险分类评价：${run.model.title}（第 ${run.model.number} 版），截至 ${run.on}`,
    source: { type: 'edit', job: run.id },
    async ops(draft) {
      if (!draft.version) return [];
      const ids = [...wanted.keys()];
      const rows = await register.rowsOf(draft.version.id, ids);
      return rows.flatMap((row): RowOp<NonNullable<typeof row>>[] => {
        const riskClass = row && wanted.get(row.id);
        return riskClass === undefined || row?.riskClass === riskClass
          ? []
          : [{ type: 'put', row: { ...row!, riskClass } }];
      });
    },
    alongside: ({ version: made, counts: { changed } }) =>
      alongside({ version: changed > 0 ? (made ?? undefined) : undefined, changed }),
  });
  const isPublished = before.draft !== null && before.published?.id === before.draft.id;
  if (version && counts.changed > 0 && isPublished) await register.publish(version.id, { by: run.by });
}
