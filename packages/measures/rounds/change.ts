import { type Actor, audit } from '@mingcha/http';
import { type Clock, hasCome, problems, shanghaiDate } from '@mingcha/kernel';
import { nextState, orOvertaken } from '@mingcha/lifecycle';
import { moveDay } from '@mingcha/lifecycle/clocks';
import { create, replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import { webhookEvent } from '@mingcha/webhooks';
import { auditedNotice, auditedRound } from '../audited.ts';
import type { Notice } from '../notice/notice.ts';
import { loadRound, type Round, roundEntity } from './round.ts';
import { roundLife } from './states.ts';

type ByWhom = { by: Actor; clock: Clock };

/** Throws the conflict `notice-state` (409) where a notice is not followed: its rounds rest. */
export function requireActive({ state }: Notice): void {
  if (state === 'active') return;
  throw problems.conflict('notice-state', '只有落实中的通知可以安排报送。', { state });
}

/** A round besides those of the schedule; it is planned until its day to open comes, and open at once where it has. */
export async function addRound(
  store: TenantStore,
  notice: Notice,
  { due, title }: { due: string; title: string },
  { by, clock }: ByWhom,
): Promise<Stored<Round>> {
  requireActive(notice);
  const opensAt = moveDay(due, { workingDays: -notice.schedule.opensBefore }, await loadCalendar(store));
  const planned: Round = { notice: notice.id, id: due, title, due, opensAt, state: 'planned', extra: true };
  const now = clock();
  const opens = opensBy(planned, now);
  const round: Round = opens ? { ...planned, state: 'open' } : planned;
  try {
    await store.write(
      create(roundEntity, round),
      ...audit(clock, by, 'round.add', auditedRound(round), { others: { notice: auditedNotice(notice) } }),
      ...(opens ? [webhookEvent('round.opened', roundFacts(notice, round), now)] : []),
    );
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.conflict('round-exists', `${due} 已有一次报送，请换一个日期，或使用已有的轮次。`);
  }
  return { ...round, lock: 1 };
}

/** What subscribers are sent of a round. */
export const roundFacts = (notice: Notice, { id, title, due }: Round) => ({
  notice: notice.id,
  docNo: notice.docNo,
  round: id,
  title,
  due,
});

/** The operations that open or close a round, for the office and for the clock. */
export function moveOperations(
  notice: Notice,
  before: Stored<Round>,
  action: 'open' | 'close',
  { by, clock }: ByWhom,
) {
  const now = clock();
  const { lock, closedAt: _, ...round } = before;
  const after: Round = {
    ...round,
    state: nextState(roundLife, round.state, action),
    ...(action === 'close' && { closedAt: now.toISOString() }),
  };
  const operations = [
    replace(roundEntity, after, lock),
    ...audit(clock, by, `round.${action}`, auditedRound(round), {
      others: { notice: auditedNotice(notice) },
    }),
    ...(action === 'open' ? [webhookEvent('round.opened', roundFacts(notice, after), now)] : []),
  ];
  return { after: { ...after, lock: lock + 1 }, operations };
}

/** Opens or closes a round. */
export async function moveRound(
  store: TenantStore,
  notice: Notice,
  before: Stored<Round>,
  action: 'open' | 'close',
  whose: ByWhom,
): Promise<Stored<Round>> {
  requireActive(notice);
  const { after, operations } = moveOperations(notice, before, action, whose);
  await orOvertaken(
    roundLife,
    action,
    before,
    () => loadRound(store, before),
    () => store.write(...operations),
  );
  return after;
}

/** Whether a round's day to open has come. */
export const opensBy = ({ state, opensAt }: Round, now: Date): boolean =>
  state === 'planned' && hasCome(opensAt, shanghaiDate(now));
