import '@hono/zod-openapi';
import { decimal } from '@mingcha/kernel';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';

/** What can be counted of a department. */
export const countKinds = [
  'report-on-time',
  'report-late',
  'report-missing',
  'measure-done',
  'measure-overdue',
  'indicator-reached',
  'chase',
  'excellence',
] as const;
export type CountKind = (typeof countKinds)[number];

const points = decimal(2)
  .min(-100)
  .max(100)
  .openapi({ description: '每一次的分值，减分为负数；excellence 为所给分值的倍数' });

export const scoreRulesSchema = z
  .object({
    base: z.number().int().min(0).max(1_000).openapi({ description: '基础分' }),
    rules: z
      .array(
        z
          .object({
            id: z.string().trim().min(1).max(40),
            label: z.string().trim().min(1, '请写明名称').max(20),
            kind: z.enum(countKinds),
            points,
          })
          .strict(),
      )
      .max(30),
  })
  .strict()
  .superRefine(({ rules }, context) => {
    const seen = new Set<string>();
    for (const [i, { id }] of rules.entries()) {
      if (seen.has(id))
        context.addIssue({ code: 'custom', path: ['rules', i, 'id'], message: '编号重复，请换一个编号' });
      seen.add(id);
    }
  })
  .openapi('ScoreRules');

/** How scores are reckoned: `base` and so many points for each thing counted. */
export type ScoreRules = z.infer<typeof scoreRulesSchema>;

/** What a tenant begins with; the numbers are the city's to set. */
export const defaultScoreRules: ScoreRules = {
  base: 100,
  rules: [
    { id: 'on-time', label: '按期报送', kind: 'report-on-time', points: 1 },
    { id: 'late', label: '迟报', kind: 'report-late', points: -1 },
    { id: 'missing', label: '逾期未报', kind: 'report-missing', points: -3 },
    { id: 'done', label: '举措完成', kind: 'measure-done', points: 3 },
    { id: 'overdue', label: '举措逾期', kind: 'measure-overdue', points: -5 },
    { id: 'indicator', label: '指标达标', kind: 'indicator-reached', points: 2 },
    { id: 'chase', label: '被督办', kind: 'chase', points: -2 },
    { id: 'excellence', label: '创优', kind: 'excellence', points: 1 },
  ],
};

export const scoreRulesEntity = defineEntity<ScoreRules>()({
  name: 'SCORERULES',
  key: () => ({ partition: [], sort: ['self'] }),
});

/** The tenant's rules; lock 0 while they are the default ones. */
export async function loadScoreRules(store: TenantStore): Promise<Stored<ScoreRules>> {
  return (await store.get(scoreRulesEntity, {})) ?? { ...defaultScoreRules, lock: 0 };
}
