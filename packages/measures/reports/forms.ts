import type { Depts } from '@mingcha/http';
import { type DueDay, isOver } from '@mingcha/kernel';
import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { MeasureRow } from '../register/measureRow.ts';
import { measuresOf } from '../register/rows.ts';
import type { Round } from '../rounds/round.ts';
import { type Progress, progressEntity } from '../work/progress.ts';
import { type Report, reportsOfRound } from './report.ts';

/** What one unit has to report of one measure in a round, and its report where there is one. */
export type Form = {
  measure: MeasureRow;
  dept: string;
  role: Report['role'];
  report: Stored<Report> | undefined;
};

/** Each unit of a measure once, leads first. */
export function unitsOf({ leads, partners }: Pick<MeasureRow, 'leads' | 'partners'>) {
  const roles = new Map<string, Report['role']>(partners.map((dept) => [dept, 'partner']));
  for (const dept of leads) roles.set(dept, 'lead');
  const units = [...roles].map(([dept, role]) => ({ dept, role }));
  return [...units.filter(({ role }) => role === 'lead'), ...units.filter(({ role }) => role === 'partner')];
}

/** Whether a measure is reported in a round that is due on a day: not once it is stopped, or was done by then. */
export function isReported(progress: Pick<Progress, 'state' | 'doneAt'> | undefined, due: DueDay): boolean {
  if (progress?.state === 'stopped') return false;
  return progress?.state !== 'done' || (progress.doneAt !== undefined && isOver(due, progress.doneAt));
}

/** The forms of a round in the order of the measures. What was reported stays, also where the measure was stopped. */
export function formsOf(
  { due }: Pick<Round, 'due'>,
  rows: readonly MeasureRow[],
  progress: ReadonlyMap<string, Progress>,
  reports: readonly Stored<Report>[],
): Form[] {
  const known = new Map(reports.map((report) => [report.id, report]));
  const byUnit = new Map(reports.map((report) => [`${report.measure} ${report.dept}`, report]));
  const forms = rows.flatMap((measure) => {
    const reported = isReported(progress.get(measure.id), due);
    return unitsOf(measure).flatMap(({ dept, role }): Form[] => {
      const report = byUnit.get(`${measure.id} ${dept}`);
      if (report) known.delete(report.id);
      return reported || report ? [{ measure, dept, role, report }] : [];
    });
  });
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  const left = [...known.values()].flatMap((report): Form[] => {
    const measure = rowsById.get(report.measure);
    return measure ? [{ measure, dept: report.dept, role: report.role, report }] : [];
  });
  return [...forms, ...left];
}

/** A notice's measures, and what has become of them by the measure's id; what is missing there has not begun. */
export type Followed = { rows: MeasureRow[]; progress: ReadonlyMap<string, Stored<Progress>> };

export async function followedMeasures(store: TenantStore, notice: string): Promise<Followed> {
  const [rows, progress] = await Promise.all([measuresOf(store, notice), progressOfNotice(store, notice)]);
  return { rows, progress };
}

/** Those of the measures that one of the departments has a part in. */
export const concerning = ({ rows, progress }: Followed, depts: Depts): Followed => ({
  rows: depts === 'all' ? rows : rows.filter((row) => unitsOf(row).some(({ dept }) => depts.includes(dept))),
  progress,
});

async function progressOfNotice(store: TenantStore, notice: string): Promise<Map<string, Stored<Progress>>> {
  const items = await queryAll(store, progressEntity, [notice]);
  return new Map(items.map((item) => [item.measure, item]));
}

/** The forms of a round as it stands: of all measures of the notice, or of those given. */
export async function formsOfRound(
  store: TenantStore,
  { notice, id, due }: Pick<Round, 'notice' | 'id' | 'due'>,
  { rows, progress }: Followed,
): Promise<Form[]> {
  const measures = rows.map((row) => row.id);
  return formsOf({ due }, rows, progress, await reportsOfRound(store, { notice, round: id }, measures));
}

/** Whether a unit's report is in the office's hands. */
export const isIn = (report: Report | undefined): boolean =>
  report?.state === 'submitted' || report?.state === 'accepted';
