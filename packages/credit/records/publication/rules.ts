import '@hono/zod-openapi';
import { isDate } from '@mingcha/kernel';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { penaltyCategories } from '../kinds/penalty.ts';

const day = z.string().refine(isDate, '应为存在的日期，如 2026-04-01');
const categories = z.array(z.enum(penaltyCategories)).min(1).max(penaltyCategories.length);
const amount = z.number().int().min(1).max(1_000_000_000_000);
const workingDays = z.number().int().min(1).max(60);

const periodRule = z
  .object({
    name: z.string().min(2).max(60),
    basis: z.string().max(200).optional(),
    from: day.openapi({ description: '决定日期不早于' }),
    until: day.optional().openapi({ description: '决定日期早于' }),
    weight: z.enum(['轻微', '一般', '严重']),
    only: categories.optional().openapi({ description: '处罚类别全在其中' }),
    some: categories.optional().openapi({ description: '处罚类别有其中之一' }),
    below: amount.optional().openapi({ description: '罚没金额（元）低于' }),
    atLeast: amount.optional().openapi({ description: '罚没金额（元）不低于' }),
    months: z.number().int().min(0).max(36).openapi({ description: '公示几个月；0 为不公示' }),
  })
  .strict();
export type PeriodRule = z.infer<typeof periodRule>;

export const publicationRules = z
  .object({
    permitDays: workingDays.openapi({ description: '许可自决定起几个工作日内公示' }),
    penaltyDays: workingDays.openapi({ description: '处罚自决定起几个工作日内在本单位网站和信用平台公示' }),
    noticeDays: workingDays.openapi({ description: '市场监管部门的处罚几个工作日内在公示系统公示' }),
    noticeAuthorities: z
      .array(z.string().min(2).max(60))
      .max(20)
      .openapi({ description: '名称含有其中之一的机关为市场监管部门' }),
    withdrawDays: workingDays.openapi({ description: '处罚变更、撤销后几个工作日内撤下' }),
    nearDays: z.number().int().min(0).max(20).openapi({ description: '到期前几个工作日提醒' }),
    periods: z.array(periodRule).min(1).max(60).openapi({ description: '依次对照，取第一条相符的' }),
  })
  .strict()
  .openapi('PublicationRules');
export type PublicationRules = z.infer<typeof publicationRules>;

const minor: PeriodRule['only'] = ['警告', '通报批评', '罚款'];
const heavy: PeriodRule['some'] = ['吊销许可证件', '责令关闭', '限制从业'];
const until2026 = { from: '2021-09-01', until: '2026-04-01', basis: '总局令第45号' } as const;
const since2026 = { from: '2026-04-01', basis: '国办发〔2025〕22号' } as const;
/** Made up where no law names an amount: a city sets its own. */
const lowFine = 10_000;
const hugeFine = 1_000_000;

/** What holds where a city has set nothing. */
export const usualRules: PublicationRules = {
  permitDays: 7,
  penaltyDays: 7,
  noticeDays: 20,
  noticeAuthorities: ['市场监督管理', '市场监管'],
  withdrawDays: 3,
  nearDays: 2,
  periods: [
    { name: '通报批评或较低数额罚款', ...until2026, weight: '轻微', only: minor, below: lowFine, months: 3 },
    { name: '较重处罚', ...until2026, weight: '严重', some: heavy, months: 36 },
    { name: '其他处罚', ...until2026, weight: '一般', months: 36 },
    { name: '严重失信', ...since2026, weight: '严重', some: heavy, months: 36 },
    { name: '巨额罚没', ...since2026, weight: '严重', atLeast: hugeFine, months: 36 },
    { name: '轻微失信', ...since2026, weight: '轻微', only: minor, below: lowFine, months: 3 },
    { name: '一般失信', ...since2026, weight: '一般', months: 12 },
    { name: '早年的处罚', from: '2000-01-01', until: '2021-09-01', weight: '一般', months: 36 },
  ],
};

export const rulesEntity = defineEntity<{ rules: PublicationRules }>()({
  name: 'CREDITRULES',
  key: () => ({ partition: [], sort: ['publication'] }),
});

/** The rules of a tenant; lock 0 where it has set none. */
export async function loadRules(store: TenantStore): Promise<Stored<{ rules: PublicationRules }>> {
  return (await store.get(rulesEntity, {})) ?? { rules: usualRules, lock: 0 };
}
