import { type Depts, includesDept } from '@mingcha/http';
import { isKnownDay, isOver } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import type { Notice } from '../notice/notice.ts';
import { followedMeasures } from '../reports/forms.ts';
import { formsOfRounds } from '../reports/place.ts';
import { daysBetween } from '../reports/view.ts';
import { activeNotices } from '../rounds/notices.ts';
import { roundsOfNotice } from '../rounds/round.ts';
import { openChases } from './list.ts';
import { owedMeasures, owedReports } from './owed.ts';
import type { OverdueDept } from './schemas.ts';

type Found = Omit<OverdueDept, 'dept' | 'name'>;
type Late = { dept: string } & Partial<{ [Part in keyof Found]: Found[Part][number] }>;

/** What one notice's departments are late with. */
async function lateIn(store: TenantStore, notice: Notice, today: string, depts: Depts): Promise<Late[]> {
  const rounds = (await roundsOfNotice(store, notice.id)).filter(
    ({ state, due }) => state === 'open' && isOver(due, today),
  );
  const [{ rows, progress }, groups] = await Promise.all([
    followedMeasures(store, notice.id),
    formsOfRounds(store, notice, rounds, depts),
  ]);
  const measures = owedMeasures(rows, progress)
    .filter(({ about }) => about < today)
    .map(({ dept, about: since, row: { id, no, title } }) => ({
      dept,
      lateMeasures: { id, no, title, since, days: daysBetween(since, today) },
    }));
  const reports = groups.flatMap((group) => {
    const { id: round, title, due: since } = group.round;
    if (!isKnownDay(since)) return [];
    const counts = new Map<string, number>();
    for (const { dept } of owedReports(group)) counts.set(dept, (counts.get(dept) ?? 0) + 1);
    const days = daysBetween(since, today);
    return [...counts].map(([dept, n]) => ({
      dept,
      lateReports: { notice: notice.id, docNo: notice.docNo, round, title, measures: n, since, days },
    }));
  });
  return [...measures, ...reports];
}

const longest = ({ lateReports, lateMeasures }: Found): number =>
  Math.max(0, ...[...lateReports, ...lateMeasures].map(({ days }) => days));
const highest = ({ openChases }: Found): number => Math.max(-1, ...openChases.map(({ level }) => level));
const amount = ({ lateReports, lateMeasures }: Found): number =>
  lateMeasures.length + lateReports.reduce((sum, { measures }) => sum + measures, 0);

/** Worse first: by the highest level it is chased at, then by how long it is late, then by how much. */
const worstFirst = (a: OverdueDept, b: OverdueDept): number =>
  highest(b) - highest(a) || longest(b) - longest(a) || amount(b) - amount(a) || (a.dept < b.dept ? -1 : 1);

/** All that is overdue of active notices, by department; of these departments only. */
export async function overdueOf(store: TenantStore, depts: Depts, today: string): Promise<OverdueDept[]> {
  const [notices, departments, chases] = await Promise.all([
    activeNotices(store),
    allDepartments(store),
    openChases(store, depts),
  ]);
  const late = (await Promise.all(notices.map((notice) => lateIn(store, notice, today, depts)))).flat();
  const open = chases.map(({ dept, id, number, level, state, issuedAt, answerDue }) => ({
    dept,
    openChases: { id, number, level, state, issuedAt, answerDue },
  }));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const found = new Map<string, OverdueDept>();
  for (const { dept: of, ...one } of [...late, ...open] as Late[]) {
    if (!includesDept(depts, of)) continue;
    const item = found.get(of) ?? {
      dept: of,
      name: names.get(of) ?? of,
      lateReports: [],
      lateMeasures: [],
      openChases: [],
    };
    if (one.lateReports) item.lateReports.push(one.lateReports);
    if (one.lateMeasures) item.lateMeasures.push(one.lateMeasures);
    if (one.openChases) item.openChases.push(one.openChases);
    found.set(of, item);
  }
  return [...found.values()].sort(worstFirst);
}
