import '@hono/zod-openapi';
import { type AwaitedDay, dateText } from '@mingcha/kernel';
import { type DueAt, endOf, isDueAt, isOverdue, nearFrom, usualHours } from '@mingcha/lifecycle/clocks';
import type { TenantStore } from '@mingcha/store';
import { calendarOfTenant, loadTenant, type TenantCalendar } from '@mingcha/tenancy';
import * as z from 'zod';
import type { Draw, Outcome } from '../kept/draw.ts';

/** Working days before the last one from which the light is yellow. */
const soon = 1;

/** Until when an outcome is to be published, while it is not: of official draws. */
export const publication = z
  .object({
    due: dateText.optional().openapi({ description: '最迟哪一天公示结果' }),
    text: z.string().optional().openapi({ description: '尚不能确定期限的原因' }),
    light: z.enum(['green', 'yellow', 'red', 'grey']).openapi({
      description: 'green 未到期，yellow 将到期，red 逾期未公示，grey 期限尚不能确定',
    }),
  })
  .openapi('DrawPublication');
type Publication = z.infer<typeof publication>;

type Rule = { calendar: TenantCalendar; workingDays: number };
/** What a light of publication depends on. */
type Given = Rule & { now: string };

/** Until when an outcome is to be published. */
export const dueOf = ({ at }: Pick<Outcome, 'at'>, { calendar, workingDays }: Rule): DueAt | AwaitedDay =>
  endOf(at, { workingDays }, { calendar, hours: usualHours });

/** The light of a draw that waits to be published, from what stands; undefined where nothing waits. */
export function publicationOf(
  { state, outcome, compose }: Pick<Draw, 'state' | 'outcome' | 'compose'>,
  { now, ...rule }: Given,
): Publication | undefined {
  if (state !== 'executed' || !outcome || compose.seed.source === 'local') return undefined;
  const due = dueOf(outcome, rule);
  if (!isDueAt(due)) return { light: 'grey', text: due.text };
  if (isOverdue(due, now)) return { due: due.day, light: 'red' };
  const near = nearFrom(due, soon, rule.calendar);
  return { due: due.day, light: typeof near === 'string' && near <= now ? 'yellow' : 'green' };
}

/** What answers say of draws' publication: made once for a request, by the tenant's setting and calendar of now. */
export async function publicationFacts(store: TenantStore, now: Date) {
  const tenant = await loadTenant(store);
  const given = {
    calendar: calendarOfTenant(tenant),
    workingDays: tenant.settings.publishWithin,
    now: now.toISOString(),
  };
  return (draw: Draw) => {
    const found = publicationOf(draw, given);
    return found ? { publication: found } : {};
  };
}
