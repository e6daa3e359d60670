import type { CompiledCaseType } from '@mingcha/cases';
import { type Actor, audit } from '@mingcha/http';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import type { Operation } from '@mingcha/store';
import type { HandOver } from '@mingcha/tenancy';
import type { CaseCommand } from './engine/given.ts';
import type { Late } from './engine/late.ts';
import type { Case } from './kept/case.ts';
import { taskTitle } from './titles.ts';

/** A case as the audit log names it. */
const auditedCase = (compiled: CompiledCaseType, { id, type, number }: Case) => ({
  id,
  name: `${compiled.type.title}${number === undefined ? '' : ` ${number}`}`,
  in: type,
});

/** The audit records of an opening. */
export const auditOpening = (
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  after: Case,
  late?: Late,
): Operation[] =>
  audit(clock, by, 'case.open', auditedCase(compiled, after), {
    ...(late && { detail: lateDetail(late) }),
  });

/** The day on which something was that is recorded only now. */
const lateDetail = (late: Late | undefined) => late && { happenedAt: shanghaiDate(new Date(late.at)) };

const actions = {
  act: 'case.act',
  approve: 'case.approve',
  takeBack: 'case.return',
  answer: 'case.answer',
  correct: 'case.correct',
  comment: 'case.comment',
} as const;

/** The audit records of a command. What was filled in, and why, stands in the case's own history, where it can be erased. */
export function auditCommand(
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  { before, after, asked }: { before: Case; after: Case; asked: CaseCommand },
): Operation[] {
  const { record } = after.course;
  const action = actionTitle(compiled, before, asked);
  const late = 'late' in asked ? asked.late : undefined;
  const proposed =
    asked.do === 'act' && record.pending.some((one) => one.action === asked.action) ? '，待审批' : undefined;
  const state =
    record.state === before.course.record.state ? undefined : compiled.states.get(record.state)?.title;
  return audit(clock, by, actions[asked.do], auditedCase(compiled, after), {
    detail: {
      action,
      ...(state !== undefined && { state }),
      ...(proposed !== undefined && { proposed }),
      ...lateDetail(late),
    },
  });
}

/** What was done, in words: the title of an action or task, or of the fields that were corrected. */
function actionTitle(compiled: CompiledCaseType, before: Case, asked: CaseCommand): string {
  switch (asked.do) {
    case 'answer':
      return taskTitle(compiled, before, asked.task);
    case 'correct':
      return Object.keys(asked.values)
        .map((name) => compiled.fields.get(name)?.title ?? name)
        .join('、');
    case 'comment':
      return '批注';
    default:
      return compiled.actions.get(asked.action)?.title ?? asked.action;
  }
}

/** The audit records of what ran out. */
export const auditSettled = (
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  after: Case,
  what: readonly string[],
): Operation[] =>
  audit(clock, by, 'case.settle', auditedCase(compiled, after), { detail: { what: what.join('、') } });

/** The audit records of a rating. What was written with it stands in the case's own history. */
export const auditRating = (
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  after: Case,
  level: string,
  inside: boolean,
): Operation[] =>
  audit(clock, by, 'case.rate', auditedCase(compiled, after), {
    detail: { level, ...(inside && { inside: '工作人员' }) },
  });

/** The audit records of a handover from one person to another. */
export const auditHandOver = (
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  after: Case,
  { from, to, reason }: Pick<HandOver, 'from' | 'to' | 'reason'>,
): Operation[] =>
  audit(clock, by, 'case.hand-over', auditedCase(compiled, after), {
    others: {
      from: { kind: 'person', id: from.id, name: from.name },
      to: { kind: 'person', id: to.sub, name: to.name },
    },
    detail: { reason },
  });

/** The audit records of a look at personal data; `fields` are the titles of what was seen. */
export const auditLook = (
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  found: Case,
  fields: readonly string[],
): Operation[] =>
  audit(clock, by, 'case.personal', auditedCase(compiled, found), { detail: { fields: fields.join('、') } });
