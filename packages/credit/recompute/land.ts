import { type ObjectRow, objectKind } from '@mingcha/inspection';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import { openRegister, type VersionRef } from '@mingcha/register';
import type { Operation, TenantStore } from '@mingcha/store';
import { changedClasses } from '../changes/change.ts';
import type { Run } from './run.ts';
import { inPassing } from './subjects.ts';
import type { Wanted } from './summary.ts';

type Landing = {
  run: Run;
  /** Classes by subject; of those that people have set, the one that holds once theirs ends. */
  wanted: ReadonlyMap<string, Wanted>;
  clock: Clock;
  /** What is written with the version, or where no class changes, alone; made of the version. */
  alongside: (landed: { version: Run['version']; changed: number }) => Operation[];
};

/** A row of the roster with these classes. */
export function withClasses(row: ObjectRow, due: Partial<Wanted>): ObjectRow {
  const { riskClass: _, itemClasses: __, ...others } = row;
  return {
    ...others,
    ...(due.class && { riskClass: due.class }),
    ...(due.items?.length && { itemClasses: [...due.items] }),
  };
}

const hasClasses = ({ riskClass, itemClasses = [] }: ObjectRow, due: Wanted): boolean =>
  riskClass === due.class &&
  itemClasses.length === due.items.length &&
  due.items.every((one, at) => one === itemClasses[at]);

/**
 * Writes classes into the object roster, as one version whose reason names model and cut-off. A class that people have set
 * stays until its day. Subjects that left the roster meanwhile are passed over.
 */
export async function landClasses(
  store: TenantStore,
  { run, wanted, clock, alongside }: Landing,
): Promise<void> {
  const register = openRegister(store, objectKind, { now: clock, decides: true, ...inPassing() });
  await register.change({
    claims: ['riskClass', 'itemClasses'],
    by: run.by,
    reason: `信用风险分类评价：${run.model.title}（第 ${run.model.number} 版），截至 ${run.on}`,
    source: { type: 'edit', job: run.id },
    async ops(draft) {
      if (!draft.version) return [];
      const set = await changedClasses(store, shanghaiDate(clock()));
      const as = (row: ObjectRow) => {
        const own = set.get(row.id);
        const due = own === undefined ? wanted.get(row.id) : { class: own, items: [] };
        return due && !hasClasses(row, due) ? withClasses(row, due) : undefined;
      };
      return [{ type: 'amend', ids: new Set([...wanted.keys(), ...set.keys()]), as }];
    },
    alongside: ({ version: made, counts: { changed } }) =>
      alongside({ version: changed > 0 ? (made ?? undefined) : undefined, changed }),
  });
}

/**
 * Publishes the version that classes landed in, where what it was made from is what is published. Called again, as after
 * a crash, it does nothing.
 */
export async function publishLanded(
  store: TenantStore,
  { by, version: { id } }: Pick<Run, 'by'> & { version: Pick<VersionRef, 'id'> },
  clock: Clock,
): Promise<void> {
  const register = openRegister(store, objectKind, { now: clock, ...inPassing() });
  const [{ published }, { parent }] = await Promise.all([register.heads(), register.version(id)]);
  if (published && published.id === parent) await register.publish(id, { by });
}
