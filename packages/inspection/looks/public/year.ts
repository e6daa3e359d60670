import { type CaseTypes, rowsOf } from '@mingcha/casework/reading';
import { inspectionItemKind } from '@mingcha/catalogue';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type * as z from 'zod';
import { itemsOf } from '../dashboard/dashboard.ts';
import { endOf, hasProblem, visitType } from '../visits.ts';
import type { inspectionYear } from './schemas.ts';

/** The inspections of a year whose results are published, and how often each item had problems. */
export async function yearOf(
  store: TenantStore,
  types: CaseTypes,
  year: number,
): Promise<z.infer<typeof inspectionYear>> {
  const current = await types.current(store, visitType);
  const publishes = current?.compiled.type.publication?.some(
    ({ states, fields }) => states.includes('published') && fields.includes('outcome'),
  );
  const rows = publishes ? await rowsOf(store, visitType) : [];
  const shown = rows.filter((row) => row.state === 'published' && endOf(row)?.startsWith(`${year}-`));
  const register = openRegister(store, inspectionItemKind);
  const { published } = await register.heads();
  const kept = new Map(shown.flatMap((row) => Object.entries(row.names ?? {})));
  const items = await Promise.all(
    itemsOf(shown).map(async ({ key, count, problems }) => {
      const row = published ? await register.row(published.id, key) : undefined;
      return { name: row?.name ?? kept.get(key) ?? key, visits: count, problems };
    }),
  );
  return { year, visits: shown.length, problems: shown.filter(hasProblem).length, items };
}
