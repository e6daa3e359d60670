import { type Actor, audit, hasRight, type Principal, reaches } from '@mingcha/http';
import { type Clock, type DueDay, dueText, isOver, problems, shanghaiDate } from '@mingcha/kernel';
import { boardNames } from '@mingcha/kernel/labels';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { actionsIn, nextState, orOvertaken } from '@mingcha/lifecycle';
import { moveDay } from '@mingcha/lifecycle/clocks';
import { replace, type Stored, type TenantStore } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import { auditedDepartment, auditedNoticeOf } from '../audited.ts';
import { type BoardEntry, boardEntryEntity, loadEntry } from './boardEntry.ts';
import { type BoardAction, boardLife } from './states.ts';

/** Working days in which a department may appeal (申诉). */
const appealDays = 5;

/** The last day to appeal against what was published at an instant. */
export const appealTerm = (calendar: Calendar, publishedAt: Date): DueDay =>
  moveDay(shanghaiDate(publishedAt), { workingDays: appealDays }, calendar);

/** What a caller is to an entry. */
export const boardParties = ({ dept }: BoardEntry, principal: Principal) => [
  ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
  ...(reaches(principal, 'reports:sign', dept) ? (['unit'] as const) : []),
];

const mayAppeal = ({ board, appealDue }: BoardEntry, today: string): boolean =>
  board === 'black' && (appealDue === undefined || !isOver(appealDue, today));

/** What a caller may do with an entry on a day. */
export const allowedBoardActions = (entry: BoardEntry, principal: Principal, today: string): BoardAction[] =>
  actionsIn(boardLife, entry.state, boardParties(entry, principal)).filter(
    (action) => action !== 'appeal' || mayAppeal(entry, today),
  );

/** Throws `appeal-closed` (409) where it is too late or there is nothing to appeal against. */
export function requireAppeal(entry: BoardEntry, today: string): void {
  if (mayAppeal(entry, today)) return;
  throw problems.conflict(
    'appeal-closed',
    entry.board === 'red'
      ? '红榜不设申诉；如认为有误，请联系督查室更正。'
      : `申诉期限已于 ${dueText(entry.appealDue!)} 届满。如有新的情况，请联系督查室。`,
    { appealDue: entry.appealDue },
  );
}

export type BoardCommand =
  | { action: 'publish' }
  | { action: 'appeal'; text: string }
  | { action: 'uphold' | 'remove'; reason: string };

/** Publishes an entry, appeals against it, or rules on it. */
export async function actOnEntry(
  store: TenantStore,
  { lock, ...before }: Stored<BoardEntry>,
  command: BoardCommand,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<BoardEntry>> {
  const at = clock().toISOString();
  const after: BoardEntry = { ...before, state: nextState(boardLife, before.state, command.action) };
  if (command.action === 'publish') {
    after.publishedAt = at;
    after.appealDue = appealTerm(await loadCalendar(store), new Date(at));
  } else if (command.action === 'appeal') after.appeal = { at, by, text: command.text };
  else after.ruling = { at, by, reason: command.reason };
  const others = {
    dept: await auditedDepartment(store, before.dept),
    notice: await auditedNoticeOf(store, before.notice),
  };
  const board = boardNames[before.board];
  const detail = { board, ...('reason' in command && { reason: command.reason }) };
  const entry = { id: before.id, name: board, in: before.notice };
  await orOvertaken(
    boardLife,
    command.action,
    { ...before, lock },
    () => loadEntry(store, before.id),
    () =>
      store.write(
        replace(boardEntryEntity, after, lock),
        ...audit(clock, by, `board.${command.action}`, entry, { others, detail }),
      ),
  );
  return { ...after, lock: lock + 1 };
}
