import { type Actor, actorOf, audit, type Principal, requireSecond } from '@mingcha/http';
import { type Clock, problems, shanghaiYear } from '@mingcha/kernel';
import type { CalendarYear } from '@mingcha/kernel/workingDays';
import {
  create,
  type Operation,
  put,
  replace,
  retryOnConflict,
  type Stored,
  type TenantStore,
  WriteConflict,
} from '@mingcha/store';
import { loadTenant, type Tenant, tenantEntity } from '../tenant.ts';
import { calendarFaults } from './check.ts';
import {
  type EnteredYear,
  enteredYearEntity,
  type Proposal,
  type YearVersion,
  yearVersionEntity,
} from './year.ts';

type Caller = { principal: Principal; clock: Clock };

const audited = (year: number) => ({ id: String(year), name: `${year} 年放假安排` });

/** A year that nobody has entered yet has lock 0. */
export async function loadYear(store: TenantStore, year: number): Promise<Stored<EnteredYear>> {
  return (await store.get(enteredYearEntity, { year })) ?? { year, versions: 0, lock: 0 };
}

/** Throws `invalid` (422) at the field for what cannot be a year's arrangement. */
export function requireArrangement(entered: CalendarYear): void {
  const faults = calendarFaults(entered);
  if (faults.length > 0) throw problems.invalid(faults);
}

/** Whether a year's arrangement can be published by now, and something still depends on it. */
export function isEnterable(year: number, now: Date): boolean {
  return Math.abs(year - shanghaiYear(now)) <= 1;
}

/** Throws `calendar-year` (409) for a year whose arrangement nobody can know or nothing depends on any more. */
function requireYear(year: number, now: Date): void {
  const own = shanghaiYear(now);
  if (!isEnterable(year, now))
    throw problems.conflict('calendar-year', `只能录入 ${own - 1} 年至 ${own + 1} 年的放假安排。`);
}

const write = (before: Stored<EnteredYear>, after: EnteredYear): Operation =>
  put(enteredYearEntity, after, before);

/** Writes, and resolves to the year as it is then; 412 where somebody came first. */
async function save(store: TenantStore, after: EnteredYear, lock: number, operations: Operation[]) {
  try {
    await store.write(...operations);
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.preconditionFailed({ lock: (await loadYear(store, after.year)).lock });
  }
  return { ...after, lock: lock + 1 };
}

/** Enters a whole year for a second person to confirm. Throws `calendar-proposed` (409) where another one waits. */
export async function propose(
  store: TenantStore,
  before: Stored<EnteredYear>,
  entered: Omit<Proposal, 'by' | 'at'>,
  { principal, clock }: Caller,
): Promise<Stored<EnteredYear>> {
  const { lock, year, versions, proposal: waiting } = before;
  const now = clock();
  requireYear(year, now);
  requireArrangement({ year, ...entered });
  if (waiting)
    throw problems.conflict(
      'calendar-proposed',
      `${waiting.by.name}提交的 ${year} 年放假安排正待复核，请先复核、退回或由本人撤回。`,
    );
  const by = actorOf(principal);
  const after: EnteredYear = { year, versions, proposal: { ...entered, by, at: now.toISOString() } };
  return save(store, after, lock, [
    write(before, after),
    ...audit(clock, by, 'calendar.propose', audited(year), { detail: stated(entered) }),
  ]);
}

const stated = ({ basis, holidays, makeUpDays }: Omit<Proposal, 'by' | 'at'>) => ({
  basis,
  holidays: holidays.map(({ name, from, to }) => `${name} ${from} 至 ${to}`),
  makeUpDays: [...makeUpDays],
});

function waitingOf({ year, proposal }: EnteredYear): Proposal {
  if (proposal) return proposal;
  throw problems.conflict('calendar-not-proposed', `没有待复核的 ${year} 年放假安排，请刷新后查看。`);
}

const requireOther = (proposal: Proposal, principal: Principal) =>
  requireSecond(
    proposal,
    principal,
    (proposer) => `放假安排由${proposer}提交，须由另一名有系统设置权限的人员登录后复核。`,
  );

/**
 * Makes what waits the next version of the year, which counts from now on. Throws `second-person` (403), and 412 where
 * somebody was faster.
 */
export async function confirm(
  store: TenantStore,
  before: Stored<EnteredYear>,
  { principal, clock }: Caller,
): Promise<Stored<EnteredYear>> {
  const proposal = waitingOf(before);
  requireOther(proposal, principal);
  const { year, lock } = before;
  const by = actorOf(principal);
  const after: EnteredYear = { year, versions: before.versions + 1 };
  const version: YearVersion = {
    ...proposal,
    year,
    version: after.versions,
    confirmedBy: by,
    confirmedAt: clock().toISOString(),
  };
  const attempt = async () => {
    const { lock: tenantLock, ...tenant } = await loadTenant(store);
    await store.write(
      write(before, after),
      create(yearVersionEntity, version),
      replace(tenantEntity, withYear(tenant, version), tenantLock),
      ...audit(clock, by, 'calendar.confirm', audited(year), {
        detail: { ...stated(proposal), version: version.version, proposedBy: proposal.by.name },
      }),
    );
  };
  try {
    // Settings that somebody saves at the same time move the tenant's lock, and are kept.
    await retryOnConflict(attempt, {
      busy: '同一时间有人在修改本市设置，请稍后再试。',
      lost: ({ failed }) => !failed.includes(0),
    });
  } catch (error) {
    if (!(error instanceof WriteConflict)) throw error;
    throw problems.preconditionFailed({ lock: (await loadYear(store, year)).lock });
  }
  return { ...after, lock: lock + 1 };
}

function withYear(tenant: Tenant, { year, holidays, makeUpDays }: YearVersion): Tenant {
  const others = (tenant.calendars ?? []).filter((other) => other.year !== year);
  const own = { year, holidays: [...holidays], makeUpDays: [...makeUpDays] };
  return { ...tenant, calendars: [...others, own].sort((a, b) => a.year - b.year) };
}

/** Gives back what waits, by a second person with a reason, or by who entered it. */
export async function drop(
  store: TenantStore,
  before: Stored<EnteredYear>,
  how: { action: 'reject'; reason: string } | { action: 'withdraw' },
  { principal, clock }: Caller,
): Promise<Stored<EnteredYear>> {
  const proposal = waitingOf(before);
  const by: Actor = actorOf(principal);
  if (how.action === 'reject') requireOther(proposal, principal);
  else if (by.sub !== proposal.by.sub)
    throw problems.forbidden('只能撤回本人提交的放假安排；他人提交的可以退回。');
  const { year, versions, lock } = before;
  const after: EnteredYear = { year, versions };
  const detail = how.action === 'reject' ? { reason: how.reason } : undefined;
  return save(store, after, lock, [
    write(before, after),
    ...audit(clock, by, how.action === 'reject' ? 'calendar.reject' : 'calendar.withdraw', audited(year), {
      detail,
    }),
  ]);
}
