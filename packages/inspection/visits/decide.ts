import { isDeepStrictEqual } from 'node:util';
import { type CaseNow, type DoneBeside, theEngine } from '@mingcha/casework/besides';
import type { VisitTerms } from './dispatch.ts';
import type { ReadPlan } from './read.ts';
import type { GoneVisit, WantedVisit } from './wanted.ts';

export const visitType = 'inspection-visits';

/** Whether what becomes of its draw still changes a visit. */
export const isOpen = ({ state }: Pick<CaseNow, 'state'>): boolean => ['proposed', 'toVisit'].includes(state);

/** Whether a visit was called off before anybody went: it counts for nothing. */
export const isCalledOff = ({ state }: Pick<CaseNow, 'state'>): boolean =>
  ['refused', 'aborted', 'replaced', 'merged'].includes(state);

/** Whether nobody has recorded it, nor asked a second person to sign what they recorded. */
export const isUnrecorded = (now: Pick<CaseNow, 'state' | 'pending'>): boolean =>
  isOpen(now) && !now.pending.includes('record');

type Accounts = ReadPlan['accounts'];
const accountsOf = (inspectors: readonly string[], accounts: Accounts): string[] =>
  inspectors.flatMap((row) => accounts.get(row) ?? []);

/** The inspectors of a visit who have no account. */
export const withoutAccount = (inspectors: readonly string[], accounts: Accounts): string[] =>
  inspectors.filter((row) => !accounts.has(row));

/** What the visit of an object is opened with; `county` is where the roster has it now, which may be another than it was drawn in. */
export function openingValues(
  visit: WantedVisit,
  { from, until, mode, materials }: VisitTerms,
  accounts: Accounts,
  county: string | undefined,
): Record<string, unknown> {
  const { object, region: drawnIn, draw, task, dept, codepts, items, inspectors, joinedTasks } = visit;
  const team = accountsOf(inspectors, accounts);
  const region = county ?? drawnIn;
  return {
    ...{ kind: '双随机抽查', object, items, task, draw, dept, inspectors, from, until, mode },
    ...(region !== '' && { division: region }),
    ...(materials !== undefined && { materials }),
    ...(codepts.length > 0 && { codepts }),
    ...(joinedTasks.length > 0 && { joinedTasks }),
    ...(team.length > 0 && { team }),
  };
}

export const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The team after inspectors were replaced: who took over the work of somebody who stays keeps it. */
function teamAfter(now: CaseNow, visit: WantedVisit, accounts: Accounts): string[] {
  const before = listed(now.fields.inspectors);
  const left = accountsOf(
    before.filter((row) => !visit.inspectors.includes(row)),
    accounts,
  );
  const came = accountsOf(
    visit.inspectors.filter((row) => !before.includes(row)),
    accounts,
  );
  return [...new Set([...listed(now.fields.team).filter((one) => !left.includes(one)), ...came])];
}

const partOver = '本部门不再参加这一次检查，不需要登记（由系统结束）。';
const changedByRule = '抽查任务按规则更换了检查人员';
const joinedText = (tasks: readonly string[]): string =>
  tasks.length > 0
    ? `与其他抽查任务（${tasks.join('、')}）的检查合并为一次`
    : '合并进来的抽查任务不再与本次一起检查该对象';

/** How the visit of an object ends that its draw wants no more. */
function endOf({ why, reason }: GoneVisit): DoneBeside {
  switch (why) {
    case 'replaced':
      return { action: 'replace', values: { reason: `由候补递补：${reason}` } };
    case 'joined':
      return { action: 'merge', values: { reason } };
    case 'voided':
      return { action: 'withdraw', values: { reason: `抽查任务已作废：${reason}` } };
  }
}

/**
 * What has to be done to the visit of an object so that it is what its draws say: undefined where it is. What is recorded stays as
 * it is. Pure.
 */
export function visitAction(
  now: CaseNow,
  visit: WantedVisit | undefined,
  gone: GoneVisit | undefined,
  accounts: Accounts,
): DoneBeside | undefined {
  if (!isOpen(now)) return undefined;
  if (!visit) return gone && endOf(gone);
  const { dept, codepts, items, inspectors, joinedTasks } = visit;
  const { fields } = now;
  const joinedBefore = listed(fields.joinedTasks);
  const is = [
    fields.dept,
    listed(fields.codepts),
    listed(fields.items),
    listed(fields.inspectors),
    joinedBefore,
  ];
  if (!isDeepStrictEqual(is, [dept, codepts, items, inspectors, joinedTasks])) {
    const team = teamAfter(now, visit, accounts);
    const joined = !isDeepStrictEqual(joinedBefore, joinedTasks);
    const reason = joined ? joinedText(joinedTasks) : changedByRule;
    const values = { dept, codepts, items, inspectors, team, ...(joined && { joinedTasks }), reason };
    return { action: now.state === 'proposed' ? 'redraw' : 'renotify', values };
  }
  const parts = now.asked.filter(({ kind }) => kind === 'part');
  const over = parts.flatMap(({ id, to, isOpen: open }) => (open && !codepts.includes(to) ? [id] : []));
  if (over.length > 0) return { tasks: over, answer: 'absent', values: { findings: partOver } };
  // Whose part the engine has ended is asked again when the department comes back.
  const invited = new Set(parts.flatMap(({ to, by }) => (by === theEngine.sub ? [] : [to])));
  const inviting = codepts.filter((one) => !invited.has(one));
  return inviting.length > 0 ? { action: 'invite', values: { inviting } } : undefined;
}
