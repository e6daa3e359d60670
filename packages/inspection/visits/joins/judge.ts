import type { CaseNow } from '@mingcha/casework/besides';
import { addDays } from '@mingcha/kernel';
import { isUnrecorded } from '../decide.ts';

/** Days, `YYYY-MM-DD`, both within. */
export type Period = { from: string; until: string };

/** Whether no more than so many days lie between two periods. Pure. */
export const isNear = (a: Period, b: Period, days: number): boolean =>
  addDays(a.until, days) >= b.from && addDays(b.until, days) >= a.from;

/** One of two inspections of an enterprise. */
export type Planned = {
  kind: string;
  depts: readonly string[];
  period: Period;
  /** What is dispatched together with it; absent where nobody drew it. */
  unit?: string;
  /** When its unit was dispatched; absent before. */
  dispatchedAt?: string;
  /** When it was drawn. */
  drawnAt?: string;
  /** The period of the task that its draw carries out. */
  task?: Period;
  /** Whether others are joined to it already. */
  leads?: boolean;
  visit?: Pick<CaseNow, 'state' | 'pending' | 'fields'>;
};

/** Counties of departments that are not the city's, whose divisions end with two zeros. */
const countiesOf = (depts: readonly string[], divisionOf: (dept: string) => string): string[] =>
  depts.map((dept) => divisionOf(dept).slice(0, 6)).filter((code) => !code.endsWith('00'));

function begun({ visit }: Planned): string | undefined {
  if (!visit) return undefined;
  if (!isUnrecorded(visit)) return '检查已经登记结果，不能再合并。';
  if (visit.fields.urgent !== undefined) return '是情况紧急、先行实施的检查，不能合并。';
  return visit.fields.servedOn === undefined
    ? undefined
    : '检查通知书已经送达，检查已经开始，不能再合并；请约在同一天上门。';
}

/** Whether the first of two leads: who leads others already, who is dispatched, who was dispatched first, who was drawn first. Pure. */
export function isLead(one: Planned, other: Planned): boolean {
  if (one.leads || other.leads) return one.leads === true;
  const [mine, theirs] = [one.dispatchedAt, other.dispatchedAt];
  if (mine === undefined || theirs === undefined)
    return mine === theirs ? (one.drawnAt ?? '') <= (other.drawnAt ?? '') : mine !== undefined;
  return mine <= theirs;
}

/** Why two inspections of an enterprise cannot be made as one; undefined where they can. Pure. */
export function joinFault(
  own: Planned,
  other: Planned,
  divisionOf: (dept: string) => string,
): string | undefined {
  if (other.unit === undefined)
    return `${other.kind}不是抽取的检查，人员和事项不由抽取决定，不能合并；请约在同一天上门。`;
  const stopped = begun(own) ?? begun(other);
  if (stopped !== undefined) return stopped;
  if (own.leads && other.leads) return '两次检查都已与其他部门的检查合并。';
  const counties = new Set(countiesOf([...own.depts, ...other.depts], divisionOf));
  if (counties.size > 1) return '两个部门不在同一个县区，不能联合检查。';
  const [lead, guest] = isLead(own, other) ? [own, other] : [other, own];
  if (guest.task && !isNear(lead.period, guest.task, 0))
    return '牵头的检查不在另一任务的起止日期之内，合并后不能按期完成；需要合并的，请先调整任务的期间。';
  return undefined;
}
