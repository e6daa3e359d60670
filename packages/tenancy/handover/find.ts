import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { TenancyDeps } from '../routes.ts';
import { standInWork } from './standIns.ts';
import type { PersonalWork, PersonWork } from './work.ts';

/** So many pieces are shown, and handed over by one request. */
export const mostAtOnce = 100;

/** What waits for exactly one person, each piece with the part of the system that knows it; `more` where there is more. */
export async function findWork(
  store: TenantStore,
  parts: readonly PersonWork[],
  person: string,
): Promise<{ items: { part: PersonWork; work: PersonalWork }[]; more: boolean }> {
  const found = await Promise.all(
    parts.map(async (part) =>
      (await part.find(store, person, mostAtOnce + 1)).map((work) => ({ part, work })),
    ),
  );
  const all = found.flat();
  return { items: all.slice(0, mostAtOnce), more: all.length > mostAtOnce };
}

export const partsOf = ({
  clock,
  personWorks = [],
}: Pick<TenancyDeps, 'clock'> & {
  personWorks?: TenancyDeps['personWorks'] | undefined;
}): PersonWork[] => [standInWork(clock), ...personWorks];

/**
 * Throws `person-has-work` (409) where something waits for exactly this person. It looks only: what is given to them at
 * that very moment may still name somebody who is gone.
 */
export async function requireNoWork(
  store: TenantStore,
  parts: readonly PersonWork[],
  { id, name }: { id: string; name: string },
): Promise<void> {
  const { items, more } = await findWork(store, parts, id);
  if (items.length === 0) return;
  throw problems.conflict(
    'person-has-work',
    `还有 ${items.length}${more ? ' 件以上' : ' 件'}只等${name}办理的工作。请先移交给其他人员，再删除账号。`,
    { count: items.length },
  );
}
