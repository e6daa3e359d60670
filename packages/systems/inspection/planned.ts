import type { Hook } from '@mingcha/casework';
import type { FieldError } from '@mingcha/kernel';
import type { Batch } from './batches.ts';

/** What of a task goes beyond the batch that it carries out. Pure. */
export function beyondBatch(
  { items = [], from, until }: Pick<Batch, 'items' | 'from' | 'until'>,
  batch: Batch,
): FieldError[] {
  const errors = items.flatMap((id, i) =>
    batch.items?.includes(id)
      ? []
      : [{ pointer: `/values/items/${i}`, message: `事项 ${id} 不在计划批次“${batch.name}”的事项之内。` }],
  );
  const period = `计划批次的期间是 ${batch.from} 至 ${batch.until}；需要调整的，请先变更计划。`;
  if (from !== undefined && from < batch.from!) errors.push({ pointer: '/values/from', message: period });
  if (until !== undefined && until > batch.until!) errors.push({ pointer: '/values/until', message: period });
  return errors;
}

/** Whether a task is what the batch of its plan says, and one outside of the plans names none. */
export const asPlanned: Hook = {
  reads: ['source', 'plan', 'batch', 'items', 'from', 'until'],
  async refuses({ fields: { source, plan, batch, ...task } }, { caseOf }) {
    if (source !== '年度计划') {
      const message = '计划外的任务不填写计划和批次。';
      const given = Object.entries({ plan, batch }).filter(([, value]) => value !== undefined);
      return { errors: given.map(([name]) => ({ pointer: `/values/${name}`, message })) };
    }
    const found = typeof plan === 'string' ? await caseOf('inspection-plans', plan) : undefined;
    if (!found || batch === undefined) return {};
    const batches = (found.fields.batches ?? []) as readonly Batch[];
    const own = batches.find(({ name }) => name === batch);
    const names = batches.map(({ name }) => `“${name}”`).join('、');
    return {
      errors: own
        ? beyondBatch(task, own)
        : [{ pointer: '/values/batch', message: `计划中没有这一批次，该计划的批次是：${names}。` }],
      checks: [found.unchanged],
    };
  },
};
