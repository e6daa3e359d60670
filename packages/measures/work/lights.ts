import { isOver, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { allDepartments, loadCalendar } from '@mingcha/tenancy';
import type { MeasureRow } from '../register/measureRow.ts';
import { isIn } from '../reports/forms.ts';
import { type Report, reportsOfRound } from '../reports/report.ts';
import { type Round, roundsOfNotice } from '../rounds/round.ts';
import { type Light, lightOf } from './light.ts';
import type { Progress } from './progress.ts';
import { loadLightRules } from './rules.ts';

/** A round that has begun, with its reports by `<measure> <dept>`. */
type ReportedRound = Round & { reports: Map<string, Report> };

export type Lights = {
  of(row: MeasureRow, progress: Progress): Light;
  /** The last report of a measure that `wanted` takes; a lead unit's, however old, before its partners'. */
  lastReport(row: MeasureRow, wanted: (report: Report) => boolean): Report | undefined;
};

/** All that the lights of a notice's measures depend on, read once. */
export async function loadLights(store: TenantStore, notice: string, now: Date): Promise<Lights> {
  const [rounds, rules, departments, calendar] = await Promise.all([
    roundsOfNotice(store, notice),
    loadLightRules(store),
    allDepartments(store),
    loadCalendar(store),
  ]);
  const today = shanghaiDate(now);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const begun = rounds.filter(({ state }) => state !== 'planned').reverse();
  const reported = await Promise.all(
    begun.map(async (round): Promise<ReportedRound> => {
      const reports = await reportsOfRound(store, { notice, round: round.id });
      return { ...round, reports: new Map(reports.map((one) => [`${one.measure} ${one.dept}`, one])) };
    }),
  );
  // For a round that another one has followed, the later one shows who is late.
  const due = reported.find((round) => isOver(round.due, today));
  const open = reported.filter(({ state }) => state === 'open');

  const reportOf = (round: ReportedRound, { id }: MeasureRow, dept: string) =>
    round.reports.get(`${id} ${dept}`);
  const unitNames = (depts: readonly string[]) => depts.map((dept) => names.get(dept) ?? dept);

  return {
    of: (row, progress) =>
      lightOf({
        today,
        deadline: row.deadline,
        progress,
        reports: {
          late: due ? unitNames(row.leads.filter((dept) => !isIn(reportOf(due, row, dept)))) : [],
          returned: unitNames(
            row.leads.filter((dept) =>
              open.some((round) => reportOf(round, row, dept)?.state === 'returned'),
            ),
          ),
        },
        rules,
        calendar,
      }),
    lastReport(row, wanted) {
      const lastOf = (depts: readonly string[]): Report | undefined => {
        for (const round of reported) {
          for (const dept of depts) {
            const report = reportOf(round, row, dept);
            if (report && wanted(report)) return report;
          }
        }
        return undefined;
      };
      return lastOf(row.leads) ?? lastOf(row.partners);
    },
  };
}
