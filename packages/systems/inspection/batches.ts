import type { Hook } from '@mingcha/casework';
import { publishedItems } from '@mingcha/catalogue';
import { type FieldError, isDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';

/** A batch of a plan, as far as it is filled in. */
export type Batch = Partial<{
  name: string;
  items: readonly string[];
  aim: string;
  scope: string;
  ratio: number;
  count: number;
  from: string;
  until: string;
  lead: string;
  joint: readonly string[];
}>;

/** An edit can clear what the opening asked for. */
const noBatch = {
  pointer: '/values/batches',
  message: '计划至少要有一个批次，请填写后再保存；不再制定的，请选择“不再制定”。',
};

const required = {
  name: '批次名称',
  items: '抽查事项',
  aim: '定向或不定向',
  scope: '对象范围',
  from: '开始日期',
  until: '结束日期',
} as const;

/** What is wrong with batches by themselves, each at its column. Pure. */
export function batchErrors(batches: readonly Batch[], year: unknown): FieldError[] {
  const names = batches.map(({ name }) => name?.trim());
  return batches.flatMap((batch, i) => {
    const at = (column: string, message: string): FieldError => ({
      pointer: `/values/batches/${i}/${column}`,
      message,
    });
    const { from, until, ratio, count } = batch;
    const errors = Object.entries(required).flatMap(([column, title]) =>
      (batch[column as keyof typeof required]?.length ?? 0) === 0 ? [at(column, `请填写${title}。`)] : [],
    );
    if (names[i] && names.indexOf(names[i]) < i) errors.push(at('name', '批次名称不能重复。'));
    if ((ratio === undefined) === (count === undefined))
      errors.push(at('ratio', '比例和数量须且只能填写一项。'));
    if (ratio !== undefined && (ratio <= 0 || ratio > 100))
      errors.push(at('ratio', '比例须大于 0、不超过 100。'));
    if (count !== undefined && (count < 1 || !Number.isInteger(count)))
      errors.push(at('count', '数量须是大于 0 的整数。'));
    for (const [column, day] of [
      ['from', from],
      ['until', until],
    ] as const)
      if (day !== undefined && isDate(day) && day.slice(0, 4) !== String(year))
        errors.push(at(column, `批次的期间须在计划年度（${String(year)} 年）之内。`));
    if (from !== undefined && until !== undefined && until < from)
      errors.push(at('until', '结束日期不能早于开始日期。'));
    return errors;
  });
}

/** The items of a tenant's published list that inspections may be made by. */
async function itemsInForce(store: TenantStore, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = [...(await publishedItems(store, ids)).values()];
  return new Set(rows.flatMap(({ id, status }) => (status === '启用' ? [id] : [])));
}

/** Whether the batches of a plan are whole, lie in its year, and name items by which inspections may be made. */
export const checkedBatches: Hook = {
  reads: ['batches', 'year'],
  async refuses({ fields: { batches = [], year } }, { store }) {
    const rows = batches as readonly Batch[];
    const known = await itemsInForce(store, [...new Set(rows.flatMap(({ items = [] }) => items))]);
    const unlisted = rows.flatMap(({ items = [] }, i) =>
      items.flatMap((id, j) =>
        known.has(id)
          ? []
          : [
              {
                pointer: `/values/batches/${i}/items/${j}`,
                message: `事项 ${id} 不在已公示的随机抽查事项清单上，或者已经停用，不得据此检查。`,
              },
            ],
      ),
    );
    const isYear = Number.isInteger(year) && Number(year) >= 2000;
    const wrongYear = { pointer: '/values/year', message: '请填写四位数的年份，如 2026。' };
    if (!isYear) return { errors: [wrongYear] };
    return { errors: rows.length > 0 ? [...batchErrors(rows, year), ...unlisted] : [noBatch] };
  },
};
