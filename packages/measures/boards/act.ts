import { type Actor, audit, type Principal } from '@mingcha/http';
import { type Clock, type DueDay, dueText, isOver, problems, shanghaiDate } from '@mingcha/kernel';
import { boardNames, boardStateNames } from '@mingcha/kernel/labels';
import type { Calendar } from '@mingcha/kernel/workingDays';
import { moveDay } from '@mingcha/lifecycle/clocks';
import { replace, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { loadCalendar } from '@mingcha/tenancy';
import { auditedDepartment, auditedNoticeOf } from '../audited.ts';
import { type BoardEntry, boardEntryEntity, loadEntry } from './boardEntry.ts';
import { type BoardAction, type BoardParty, boardActions, boardAfter } from './states.ts';

/** Working days in which a department may appeal (申诉). */
const appealDays = 5;

/** The last day to appeal against what was published at an instant. */
export const appealTerm = (calendar: Calendar, publishedAt: Date): DueDay =>
  moveDay(shanghaiDate(publishedAt), { workingDays: appealDays }, calendar);

const partiesOf = ({ dept }: BoardEntry, { rights, dept: own }: Principal): BoardParty[] => [
  ...(rights.has('measures:write') ? (['office'] as const) : []),
  ...(rights.has('reports:sign') && own === dept ? (['unit'] as const) : []),
];

const mayAppeal = ({ board, appealDue }: BoardEntry, today: string): boolean =>
  board === 'black' && (appealDue === undefined || !isOver(appealDue, today));

/** What a caller may do with an entry on a day. */
export const allowedBoardActions = (entry: BoardEntry, principal: Principal, today: string): BoardAction[] =>
  boardActions(entry.state, partiesOf(entry, principal)).filter(
    (action) => action !== 'appeal' || mayAppeal(entry, today),
  );

/**
 * Throws `forbidden` (403), `board-state` (409), or `appeal-closed` (409) where it is too late or there is nothing to
 * appeal against.
 */
export function requireBoardAction(
  entry: BoardEntry,
  action: BoardAction,
  principal: Principal,
  today: string,
): void {
  if (boardAfter(entry.state, action) === undefined)
    throw problems.conflict(
      'board-state',
      `该榜单条目的状态是“${boardStateNames[entry.state]}”，不能进行此操作。请刷新后查看最新状态。`,
      { state: entry.state },
    );
  if (!boardActions(entry.state, partiesOf(entry, principal)).includes(action))
    throw problems.forbidden(
      action === 'appeal' ? '只能由被列入的单位申诉，须由部门管理员操作。' : '只有督查室可以进行此操作。',
    );
  if (action === 'appeal' && !mayAppeal(entry, today))
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

/** Publishes an entry, appeals against it, or rules on it. Throws 412 where somebody was faster. */
export async function actOnEntry(
  store: TenantStore,
  { lock, ...before }: Stored<BoardEntry>,
  command: BoardCommand,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<BoardEntry>> {
  const at = clock().toISOString();
  const after: BoardEntry = { ...before, state: boardAfter(before.state, command.action)! };
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
  try {
    await store.write(
      replace(boardEntryEntity, after, lock),
      ...audit(
        clock,
        by,
        `board.${command.action}`,
        { id: before.id, name: board, in: before.notice },
        {
          others,
          detail,
        },
      ),
    );
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.preconditionFailed({ lock: (await loadEntry(store, before.id)).lock });
  }
  return { ...after, lock: lock + 1 };
}
