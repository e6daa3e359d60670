import { type Actor, audit, auditChanges } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import { nextState, requireState } from '@mingcha/lifecycle';
import type { Stored, TenantStore } from '@mingcha/store';
import { auditedNotice } from '../audited.ts';
import { roundOperations, settleRounds } from '../rounds/plan.ts';
import type { Notice } from './notice.ts';
import { saveNotice } from './save.ts';
import { noticeLife } from './states.ts';

/** Operations on rounds that go with the notice's own write and its audit records. */
const roundsWithNotice = 80;

type Change = {
  schedule?: Notice['schedule'] | undefined;
  chase?: Notice['chase'] | undefined;
  publication?: Notice['publication'] | undefined;
};

/** Changes how a notice is followed and what of it is public; planned rounds follow the schedule. */
export async function adjustNotice(
  store: TenantStore,
  notice: Stored<Notice>,
  { schedule, chase, publication }: Change,
  by: Actor,
  { clock }: { clock: Clock },
): Promise<Stored<Notice>> {
  if (!schedule && !chase && !publication)
    throw problems.invalid([{ pointer: '', message: '请至少修改报送安排、督办规则、公开设置中的一项' }]);
  if (schedule || chase) requireState(noticeLife, notice.state, 'adjust');
  if (publication) requireState(noticeLife, notice.state, 'publish');
  const next: Notice = {
    ...notice,
    ...(schedule && { schedule }),
    ...(chase && { chase }),
    ...(publication && { publication }),
  };
  const changes = auditChanges(notice, next, {
    schedule: '报送安排',
    chase: '督办规则',
    publication: '公开设置',
  });
  const saved = await saveNotice(store, notice, next, schedule || chase ? 'adjust' : 'publish', [
    ...audit(clock, by, 'notice.adjust', auditedNotice(notice), {
      detail: { settings: changes.map(({ label }) => label) },
      changes,
    }),
    ...(schedule ? (await roundOperations(store, next, clock())).slice(0, roundsWithNotice) : []),
  ]);
  // Two years of rounds removed and two made are more than one write takes; what is left follows.
  if (schedule) await settleRounds(store, saved, clock);
  return saved;
}

/** Ends the following of a notice; the reason stays with it. */
export function closeNotice(
  store: TenantStore,
  notice: Stored<Notice>,
  { by, reason }: { by: Actor; reason: string },
  { clock }: { clock: Clock },
): Promise<Stored<Notice>> {
  const state = nextState(noticeLife, notice.state, 'close');
  const next: Notice = { ...notice, state, closedAt: clock().toISOString(), closedReason: reason };
  return saveNotice(store, notice, next, 'close', [
    ...audit(clock, by, 'notice.close', auditedNotice(notice), { detail: { reason } }),
  ]);
}
