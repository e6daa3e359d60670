import { type CaseTypes, rowsOf } from '@mingcha/casework/reading';
import { publishedItems } from '@mingcha/catalogue';
import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type * as z from 'zod';
import { visitType } from '../../visits/decide.ts';
import { itemsOf } from '../dashboard/dashboard.ts';
import { endOf, hasProblem } from '../visits.ts';
import { plansOfYear } from './plans.ts';
import type { inspectionYear } from './schemas.ts';

/** The inspections of a year whose results are published, how often each item had problems, and how far the plans are. */
export async function yearOf(
  store: TenantStore,
  deps: { types: CaseTypes; clock: Clock },
  year: number,
): Promise<z.infer<typeof inspectionYear>> {
  const [plans, { shown, items }] = await Promise.all([
    plansOfYear(store, deps, year),
    visitsOfYear(store, deps, year),
  ]);
  return { year, visits: shown.length, problems: shown.filter(hasProblem).length, items, plans };
}

async function visitsOfYear(store: TenantStore, { types }: { types: CaseTypes }, year: number) {
  const current = await types.current(store, visitType);
  const publishes = current?.compiled.type.publication?.some(
    ({ states, fields }) => states.includes('published') && fields.includes('outcome'),
  );
  const rows = publishes ? await rowsOf(store, visitType) : [];
  const shown = rows.filter((row) => row.state === 'published' && endOf(row)?.startsWith(`${year}-`));
  const kept = new Map(shown.flatMap((row) => Object.entries(row.names ?? {})));
  const counted = itemsOf(shown);
  const listed = await publishedItems(
    store,
    counted.map(({ key }) => key),
  );
  const items = counted.map(({ key, count, problems }) => ({
    name: listed.get(key)?.name ?? kept.get(key) ?? key,
    visits: count,
    problems,
  }));
  return { shown, items };
}
