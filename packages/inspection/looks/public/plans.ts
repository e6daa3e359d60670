import { type CaseTypes, publishedOnes, rowsOf, valuesOf } from '@mingcha/casework/reading';
import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type * as z from 'zod';
import { batchCompletion, carriedTasks, type PlannedBatch, publicSight } from '../../plans/completion.ts';
import { planType, taskType } from '../../plans/drawTask.ts';
import type { publicPlan } from './schemas.ts';

/** Tasks that everybody knows of. */
const publicTasks: readonly string[] = ['running', 'finished', 'ended'];

/**
 * The published plans of a year, and how far each batch is carried out: of what is public alone, so that who was drawn counts from
 * the publication of the draw on, and a visit from that of its result.
 */
export async function plansOfYear(
  store: TenantStore,
  deps: { types: CaseTypes; clock: Clock },
  year: number,
): Promise<z.infer<typeof publicPlan>[]> {
  const current = await deps.types.current(store, planType);
  if (!current) return [];
  const rows = (await rowsOf(store, planType)).filter(({ listed }) => listed.year === year);
  const views = await publishedOnes(
    store,
    deps,
    current,
    rows.map(({ id }) => id),
  );
  if (views.size === 0) return [];
  const tasks = (await rowsOf(store, taskType)).filter(
    ({ state, listed }) => publicTasks.includes(state) && views.has(String(listed.plan)),
  );
  const carried = await carriedTasks(
    store,
    deps.types,
    tasks.map((row) => ({ ...row, fields: row.listed })),
    publicSight,
  );
  return [...views.values()].map((view) => {
    const { id, names, publishedAt, amended } = view;
    const values = valuesOf(view);
    const text = (name: string): string => {
      const value = String(values.get(name) ?? '');
      return names[value] ?? value;
    };
    const batches = (values.get('batches') ?? []) as readonly PlannedBatch[];
    return {
      ...{ id, title: text('title'), kind: text('kind'), department: text('dept') },
      publishedAt: amended?.at ?? publishedAt,
      batches: batches.map(({ name = '', ...batch }) => {
        const own = carried.filter((_, i) => {
          const { plan, batch: of } = tasks[i]!.listed;
          return plan === id && of === name;
        });
        const { planned, drawn, visits } = batchCompletion(batch, own);
        return {
          name,
          ...(batch.from !== undefined && { from: batch.from }),
          ...(batch.until !== undefined && { until: batch.until }),
          ...(planned !== undefined && { planned }),
          ...{ drawn, published: visits.published },
        };
      }),
    };
  });
}
