import { isDeepStrictEqual } from 'node:util';
import type { CaseNow } from '@mingcha/casework/besides';
import type { VisitTerms } from './dispatch.ts';
import type { ReadPlan } from './read.ts';
import type { GoneVisit, WantedVisit } from './wanted.ts';

export const visitType = 'inspection-visits';

/** Whether what becomes of its draw still changes a visit. */
export const isOpen = ({ state }: Pick<CaseNow, 'state'>): boolean => ['proposed', 'toVisit'].includes(state);

/** Whether a visit was called off before anybody went: it counts for nothing. */
export const isCalledOff = ({ state }: Pick<CaseNow, 'state'>): boolean =>
  ['refused', 'aborted', 'replaced'].includes(state);

/** Whether nobody has recorded it, nor asked a second person to sign what they recorded. */
export const isUnrecorded = (now: Pick<CaseNow, 'state' | 'pending'>): boolean =>
  isOpen(now) && !now.pending.includes('record');

type Accounts = ReadPlan['accounts'];
const accountsOf = (inspectors: readonly string[], accounts: Accounts): string[] =>
  inspectors.flatMap((row) => accounts.get(row) ?? []);

/** The inspectors of a visit who have no account. */
export const withoutAccount = (inspectors: readonly string[], accounts: Accounts): string[] =>
  inspectors.filter((row) => !accounts.has(row));

/** What the visit of an object is opened with. */
export function openingValues(
  visit: WantedVisit,
  { from, until, mode, materials }: VisitTerms,
  accounts: Accounts,
): Record<string, unknown> {
  const { object, region, draw, task, dept, codepts, items, inspectors } = visit;
  const team = accountsOf(inspectors, accounts);
  return {
    ...{ kind: '双随机抽查', object, items, task, draw, dept, inspectors, from, until, mode },
    ...(region !== '' && { division: region }),
    ...(materials !== undefined && { materials }),
    ...(codepts.length > 0 && { codepts }),
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

export type VisitAction = { action: string; values: Record<string, unknown> };

/**
 * What has to be done to the visit of an object so that it is what its draws say: undefined where it is. What is recorded stays as
 * it is. Pure.
 */
export function visitAction(
  now: CaseNow,
  visit: WantedVisit | undefined,
  gone: GoneVisit | undefined,
  accounts: Accounts,
): VisitAction | undefined {
  if (!isOpen(now)) return undefined;
  if (!visit) {
    if (!gone) return undefined;
    return gone.why === 'replaced'
      ? { action: 'replace', values: { reason: `由候补递补：${gone.reason}` } }
      : { action: 'withdraw', values: { reason: `抽查任务已作废：${gone.reason}` } };
  }
  const { dept, codepts, items, inspectors } = visit;
  const { fields } = now;
  const is = [fields.dept, listed(fields.codepts), listed(fields.items), listed(fields.inspectors)];
  if (!isDeepStrictEqual(is, [dept, codepts, items, inspectors])) {
    const team = teamAfter(now, visit, accounts);
    const values = { dept, codepts, items, inspectors, team, reason: '抽查任务按规则更换了检查人员' };
    return { action: now.state === 'proposed' ? 'redraw' : 'renotify', values };
  }
  const isInvited = now.asked.some(({ kind }) => kind === 'part');
  return codepts.length > 0 && !isInvited ? { action: 'invite', values: {} } : undefined;
}
