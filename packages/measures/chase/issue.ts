import { type Actor, audit } from '@mingcha/http';
import { type Clock, type DueDay, newId, shanghaiDate, shanghaiYear } from '@mingcha/kernel';
import { giveNumber } from '@mingcha/lifecycle';
import { moveDay } from '@mingcha/lifecycle/clocks';
import { create, type Operation, type Stored, type TenantStore } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import { webhookEvent } from '@mingcha/webhooks';
import { auditedChase, auditedDepartment, auditedNoticeOf, chaseLetterName } from '../audited.ts';
import {
  type Chase,
  type ChaseMark,
  chaseEntity,
  chaseMarkEntity,
  chaseNumber,
  chaseSeries,
  kindOfLevel,
} from './chase.ts';

/** Who is named where a rule issues a chase. */
export const byRule: Actor = { sub: 'clock', name: '系统（按督办规则）' };

export type ChaseDraft = Pick<
  Chase,
  'level' | 'notice' | 'docNo' | 'measures' | 'dept' | 'round' | 'cause' | 'since' | 'answerWithin' | 'letter'
> & {
  /** The words, once the day of the answer is known. */
  text: (answerDue: DueDay) => string;
  /** Makes the chase the only one of its rule, round or deadline, and department. */
  mark?: Omit<ChaseMark, 'chase' | 'letter'>;
};

/** The day an answer is due: so many working days from a day. */
export async function answerDay(store: TenantStore, from: string, days: number): Promise<DueDay> {
  return moveDay(from, { workingDays: days }, await loadCalendar(store));
}

/**
 * Issues a chase under the next number of its kind, in one transaction with its mark, so that numbers have no gaps and a
 * rule never chases twice. `beside` is written with it. Undefined where the mark is there already. Throws `busy` (409) after
 * too many lost races, and `WriteConflict` where something of `beside` was lost.
 */
export async function issueChase(
  store: TenantStore,
  { text, mark, ...draft }: ChaseDraft,
  { by, clock, beside }: { by: Actor; clock: Clock; beside?: (chase: Chase) => Operation[] },
): Promise<Stored<Chase> | undefined> {
  const now = clock();
  const year = shanghaiYear(now);
  const kind = kindOfLevel(draft.level);
  const answerDue = await answerDay(store, shanghaiDate(now), draft.answerWithin);
  const id = newId(now);
  const others = {
    dept: await auditedDepartment(store, draft.dept),
    notice: await auditedNoticeOf(store, draft.notice),
  };
  const issue = async (sequence: number, take: Operation) => {
    if (mark && (await store.get(chaseMarkEntity, mark))) return undefined;
    const chase: Chase = {
      ...draft,
      id,
      number: chaseNumber(kind, year, sequence),
      year,
      sequence,
      text: text(answerDue),
      issuedAt: now.toISOString(),
      by,
      answerDue,
      answers: [],
      rejections: [],
      state: 'issued',
    };
    await store.write(
      take,
      create(chaseEntity, chase),
      ...(mark ? [create(chaseMarkEntity, { ...mark, chase: id })] : []),
      ...audit(clock, by, 'chase.issue', auditedChase(chase), {
        others,
        detail: { letter: chaseLetterName(chase.level) },
      }),
      webhookEvent('chase.issued', chaseFacts(chase), now),
      ...(beside?.(chase) ?? []),
    );
    return { ...chase, lock: 1 };
  };
  const busy = { busy: '同一时间有多份督办正在编号，请稍后再试。' };
  // Also where the mark was lost: then it is there.
  const again = mark ? { ...busy, lost: () => true } : busy;
  return giveNumber(store, chaseSeries, { kind, year }, issue, again);
}

/** What subscribers are sent of a chase. */
const chaseFacts = ({
  id,
  number,
  level,
  notice,
  docNo,
  dept,
  measures,
  round,
  since,
  answerDue,
}: Chase) => ({
  chase: id,
  number,
  level,
  notice,
  docNo,
  dept,
  measures,
  ...(round !== undefined && { round }),
  since,
  answerDue,
});
