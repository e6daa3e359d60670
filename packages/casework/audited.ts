import type { CompiledCaseType } from '@mingcha/cases';
import { type Actor, audit } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { Operation } from '@mingcha/store';
import type { CaseCommand } from './engine/command.ts';
import type { Case } from './kept/case.ts';
import { taskTitle } from './titles.ts';

/** A case as the audit log names it. */
const auditedCase = (compiled: CompiledCaseType, { id, type, number }: Case) => ({
  id,
  name: `${compiled.type.title}${number === undefined ? '' : ` ${number}`}`,
  in: type,
});

/** The audit records of an opening. */
export const auditOpening = (clock: Clock, by: Actor, compiled: CompiledCaseType, after: Case): Operation[] =>
  audit(clock, by, 'case.open', auditedCase(compiled, after));

const actions = {
  act: 'case.act',
  approve: 'case.approve',
  takeBack: 'case.return',
  answer: 'case.answer',
} as const;

/** The audit records of a command. What was filled in stands in the case's own history. */
export function auditCommand(
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  { before, after, asked }: { before: Case; after: Case; asked: CaseCommand },
): Operation[] {
  const { record } = after.course;
  const action =
    asked.do === 'answer'
      ? taskTitle(compiled, before, asked.task)
      : (compiled.actions.get(asked.action)?.title ?? asked.action);
  const proposed =
    asked.do === 'act' && record.pending.some((one) => one.action === asked.action) ? '，待审批' : undefined;
  const state =
    record.state === before.course.record.state ? undefined : compiled.states.get(record.state)?.title;
  return audit(clock, by, actions[asked.do], auditedCase(compiled, after), {
    detail: { action, ...(state !== undefined && { state }), ...(proposed !== undefined && { proposed }) },
  });
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

/** The audit records of a look at personal data; `fields` are the titles of what was seen. */
export const auditLook = (
  clock: Clock,
  by: Actor,
  compiled: CompiledCaseType,
  found: Case,
  fields: readonly string[],
): Operation[] =>
  audit(clock, by, 'case.personal', auditedCase(compiled, found), { detail: { fields: fields.join('、') } });
