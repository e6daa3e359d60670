import { type Actor, audit, type Principal } from '@mingcha/http';
import { type Clock, problems, shanghaiDate } from '@mingcha/kernel';
import { chaseStateNames } from '@mingcha/kernel/labels';
import { replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { auditedChase, auditedNoticeOf } from '../audited.ts';
import { actsFor } from '../reports/access.ts';
import { type Chase, chaseEntity, loadChase } from './chase.ts';
import { answerDay } from './issue.ts';
import { type ChaseAction, chaseActions, chaseAfter } from './states.ts';

/** What a caller may do with a chase: its department answers, the office decides. */
export function allowedChaseActions({ state, dept }: Chase, principal: Principal): ChaseAction[] {
  const roles = {
    office: principal.rights.has('measures:write'),
    unit: principal.rights.has('reports:sign') && actsFor(principal, dept),
  };
  return chaseActions(state)
    .filter(({ roles: role }) => roles[role])
    .map(({ action }) => action);
}

/** Throws `forbidden` (403) or the conflict `chase-state` (409), with the state, where the caller may not do this now. */
export function requireChaseAction(chase: Chase, action: ChaseAction, principal: Principal): void {
  if (allowedChaseActions(chase, principal).includes(action)) return;
  if (chaseAfter(chase.state, action) !== undefined)
    throw problems.forbidden(
      action === 'answer' ? '只能答复发给本部门的督办，须由部门管理员操作。' : '只有督查室可以进行此操作。',
    );
  throw problems.conflict(
    'chase-state',
    `该督办的状态是“${chaseStateNames[chase.state]}”，不能进行此操作。请刷新后查看最新状态。`,
    { state: chase.state },
  );
}

export type ChaseCommand =
  | { action: 'answer'; text: string }
  | { action: 'reject'; reason: string }
  | { action: 'close'; reason: string };

/** The whole of a chase must fit an item of the store. */
const mostResponses = 30;

type ByWhom = { by: Actor; clock: Clock };

/** An answer, a refusal of it, or the end of a chase. A refusal gives the days to answer anew. Throws `WriteConflict`. */
export async function applyCommand(
  store: TenantStore,
  { lock, ...before }: Stored<Chase>,
  command: ChaseCommand,
  { by, clock }: ByWhom,
): Promise<Stored<Chase>> {
  const now = clock();
  const at = now.toISOString();
  if (command.action === 'answer' && before.answers.length >= mostResponses)
    throw problems.conflict(
      'too-many-answers',
      `一份督办最多答复 ${mostResponses} 次，请联系督查室办结后另行处理。`,
    );
  const after: Chase = { ...before, state: chaseAfter(before.state, command.action)! };
  if (command.action === 'answer') after.answers = [...before.answers, { at, by, text: command.text }];
  if (command.action === 'reject') {
    after.rejections = [...before.rejections, { at, by, reason: command.reason }];
    after.answerDue = await answerDay(store, shanghaiDate(now), before.answerWithin);
  }
  if (command.action === 'close') Object.assign(after, { closedAt: at, closedReason: command.reason });
  const reason = command.action === 'answer' ? undefined : { reason: command.reason };
  await store.write(
    replace(chaseEntity, after, lock),
    ...audit(clock, by, `chase.${command.action}`, auditedChase(before), {
      others: { notice: await auditedNoticeOf(store, before.notice) },
      detail: reason,
    }),
  );
  return { ...after, lock: lock + 1 };
}

/** The same for a caller who has seen the chase: 412 with its lock where somebody came first. */
export async function actOnChase(
  store: TenantStore,
  chase: Stored<Chase>,
  command: ChaseCommand,
  whose: ByWhom,
) {
  try {
    return await applyCommand(store, chase, command, whose);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.preconditionFailed({ lock: (await loadChase(store, chase.id)).lock });
  }
}
