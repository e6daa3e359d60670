import type { Effects } from '@mingcha/cases';
import { type FieldError, problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Case } from '../kept/case.ts';
import { caseEventEntity } from '../kept/event.ts';

/** Something that happened before it is recorded: when, and why it is recorded only now. */
export type Late = { at: string; reason: string };

/** How long ago something may have happened that is recorded only now. */
const longest = 366 * 86_400_000;

const wrong = (message: string): FieldError[] => [{ pointer: '/late/at', message }];
const overtaken = '此后该事项已有办理记录，不能补录到那之前。请填写最近一条记录之后的时间。';

/** Throws `invalid` (422) at `/late/at` where something has run out since then, whether the clock has recorded it yet or not. */
export function requireNotRunOut({ at }: Late, ranOut: readonly Effects[]): void {
  if (ranOut.some(({ event }) => event.at > at)) throw problems.invalid(wrong(overtaken));
}

/**
 * Throws `invalid` (422) at `/late/at` where it lies in the future, too far back, or before the last that is recorded of
 * the case: what has taken effect is not changed by what is recorded later.
 */
export async function requireTimely(
  store: TenantStore,
  { at }: Late,
  now: Date,
  of?: Pick<Case, 'id' | 'events'>,
): Promise<void> {
  const instant = Date.parse(at);
  if (instant > now.getTime()) throw problems.invalid(wrong('发生时间不能晚于现在。'));
  if (instant < now.getTime() - longest) throw problems.invalid(wrong('发生时间不能早于一年前。'));
  const last = of && (await store.get(caseEventEntity, { case: of.id, seq: of.events }));
  if (last && last.at > at) throw problems.invalid(wrong(overtaken));
}
