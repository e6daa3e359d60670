import '@hono/zod-openapi';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';

export const lightRulesSchema = z
  .object({
    milestoneLate: z
      .number()
      .int()
      .min(0)
      .max(250)
      .openapi({ description: '节点逾期超过多少个工作日亮红灯，未超过的亮黄灯' }),
    deadlineSoon: z.number().int().min(0).max(250).openapi({ description: '距时限多少个工作日以内亮黄灯' }),
    indicatorSoon: z
      .number()
      .int()
      .min(0)
      .max(365)
      .openapi({ description: '距时限多少天以内指标未达到亮黄灯' }),
  })
  .strict()
  .openapi('LightRules');

/** When lights change; a tenant's own where it has set them. */
export type LightRules = z.infer<typeof lightRulesSchema>;

export const lightRuleLabels: Record<keyof LightRules, string> = {
  milestoneLate: '节点逾期亮红灯（工作日）',
  deadlineSoon: '临近时限亮黄灯（工作日）',
  indicatorSoon: '指标未达到亮黄灯（天）',
};

export const defaultLightRules: LightRules = { milestoneLate: 10, deadlineSoon: 10, indicatorSoon: 30 };

export const lightRulesEntity = defineEntity<LightRules>()({
  name: 'MEASURERULES',
  key: () => ({ partition: [], sort: ['lights'] }),
});

/** The tenant's rules; lock 0 while they are the default ones. */
export async function loadLightRules(store: TenantStore): Promise<Stored<LightRules>> {
  return (await store.get(lightRulesEntity, {})) ?? { ...defaultLightRules, lock: 0 };
}
