import '@hono/zod-openapi';
import { day } from '@mingcha/http';
import { isDate } from '@mingcha/kernel';
import { defineEntity, queryAll, type TenantStore } from '@mingcha/store';
import * as z from 'zod';

const realDay = day.refine(isDate, '应为真实存在的日期，格式如 2026-06-30');

export const standInSchema = z
  .object({
    standIn: z.string().max(60).openapi({ description: '代为办理的人，须与本人在同一部门' }),
    from: realDay.openapi({ description: '从这一天起' }),
    until: realDay.openapi({ description: '到这一天止，当天仍有效' }),
  })
  .openapi('StandIn');

/** Who acts for a person from one day to another, both included. A person has one at a time. */
export type StandIn = z.infer<typeof standInSchema> & { person: string };

export const standInEntity = defineEntity<StandIn>()({
  name: 'STANDIN',
  key: (of: { person: string }) => ({ partition: [], sort: [of.person] }),
});

/** All of a tenant's, those that are over among them. */
export const loadStandIns = (store: TenantStore): Promise<StandIn[]> => queryAll(store, standInEntity, []);

/** The people for whom somebody acts on a day, by id. */
export const actsFor = (all: readonly StandIn[], standIn: string, today: string): string[] =>
  all.flatMap((one) =>
    one.standIn === standIn && one.from <= today && today <= one.until ? [one.person] : [],
  );
