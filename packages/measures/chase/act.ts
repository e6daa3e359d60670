import { type Actor, audit, hasRight, type Principal } from '@mingcha/http';
import { type Clock, problems, shanghaiDate } from '@mingcha/kernel';
import { nextState, orOvertaken } from '@mingcha/lifecycle';
import { replace, type Stored, type TenantStore } from '@mingcha/store';
import { auditedChase, auditedNoticeOf } from '../audited.ts';
import { chaseOwner, givenFiles } from '../files.ts';
import { actsFor } from '../reports/access.ts';
import { type Chase, chaseEntity, loadChase } from './chase.ts';
import { answerDay } from './issue.ts';
import { chaseLife } from './states.ts';

/** What a caller is to a chase. */
export const chaseParties = ({ dept }: Chase, principal: Principal) => [
  ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
  ...(actsFor(principal, 'reports:sign', dept) ? (['unit'] as const) : []),
];

export type ChaseCommand =
  | { action: 'answer'; text: string; files?: readonly string[] | undefined }
  | { action: 'reject'; reason: string }
  | { action: 'close'; reason: string };

/** The whole of a chase must fit an item of the store. */
const mostAnswers = 30;

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
  if (command.action === 'answer' && before.answers.length >= mostAnswers)
    throw problems.conflict(
      'too-many-answers',
      `一份督办最多答复 ${mostAnswers} 次，请联系督查室办结后另行处理。`,
    );
  const after: Chase = { ...before, state: nextState(chaseLife, before.state, command.action) };
  const given =
    command.action === 'answer' && command.files && command.files.length > 0
      ? await givenFiles(store, {
          owner: chaseOwner(before.id),
          ids: command.files,
          at: '/files',
          by,
          now,
        })
      : undefined;
  if (command.action === 'answer')
    after.answers = [...before.answers, { at, by, text: command.text, ...(given && { files: given.files }) }];
  if (command.action === 'reject') {
    after.rejections = [...before.rejections, { at, by, reason: command.reason }];
    after.answerDue = await answerDay(store, shanghaiDate(now), before.answerWithin);
  }
  if (command.action === 'close') Object.assign(after, { closedAt: at, closedReason: command.reason });
  const reason = command.action === 'answer' ? undefined : { reason: command.reason };
  await store.write(
    replace(chaseEntity, after, lock),
    ...(given?.operations ?? []),
    ...audit(clock, by, `chase.${command.action}`, auditedChase(before), {
      others: { notice: await auditedNoticeOf(store, before.notice) },
      detail: reason,
    }),
  );
  return { ...after, lock: lock + 1 };
}

/** The same for a caller who has seen the chase, and learns how it is now where somebody came first. */
export const actOnChase = (
  store: TenantStore,
  chase: Stored<Chase>,
  command: ChaseCommand,
  whose: ByWhom,
): Promise<Stored<Chase>> =>
  orOvertaken(
    chaseLife,
    command.action,
    chase,
    () => loadChase(store, chase.id),
    () => applyCommand(store, chase, command, whose),
  );
