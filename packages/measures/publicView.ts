import { newestDay } from '@mingcha/kernel/dates';
import type { TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import { shownEntries } from './boards/boardEntry.ts';
import type { Notice } from './notice/notice.ts';
import { followedMeasures } from './reports/forms.ts';
import { roundsOfNotice } from './rounds/round.ts';
import type { Light } from './work/light.ts';
import { type Lights, loadLights } from './work/lights.ts';
import { progressOf } from './work/progress.ts';

type Followed = Awaited<ReturnType<typeof followedMeasures>>;

/** Stands for a department that is no longer there: its id is the tenant's own affair. */
const goneUnit = '已撤销的单位';

/** Whether anyone may see a notice. */
export const isPublic = ({ state, publication }: Notice): boolean =>
  state !== 'draft' && publication.published;

/**
 * A notice as anyone may see it. Built field by field: what is not named here is not public. It was updated when its measures were
 * taken over, when one was done, or at the newest of `more`.
 */
function publicSummary(
  { id, docNo, title, issuer, date, year, activatedAt }: Notice,
  { rows, progress }: Followed,
  more: readonly (string | undefined)[] = [],
) {
  const finished = rows.flatMap((row) => progress.get(row.id) ?? []).filter(({ state }) => state === 'done');
  const updatedOn = newestDay([activatedAt, ...finished.map(({ doneAt }) => doneAt), ...more]);
  return {
    ...{ id, docNo, title, issuer, date, year, measures: rows.length, done: finished.length },
    ...(updatedOn !== undefined && { updatedOn }),
  };
}

export const publicListing = async (store: TenantStore, notice: Notice) =>
  publicSummary(notice, await followedMeasures(store, notice.id));

type Row = Followed['rows'][number];
type ShownMore = {
  light?: Light['colour'];
  lastReport?: { round: string; at: string; unit: string; text: string };
};
type Shown = (row: Row, own: ReturnType<Followed['progress']['get']>) => ShownMore;

function publicMeasure(row: Row, { progress }: Followed, show: Shown) {
  const { no, section, title, text, leadUnits, partnerUnits, deadline, cadence, targets } = row;
  const own = progress.get(row.id);
  return {
    no,
    ...(section !== undefined && { section }),
    title,
    ...(text !== undefined && { text }),
    leadUnits,
    partnerUnits,
    targets,
    ...(deadline !== undefined && { deadline }),
    ...(cadence !== undefined && { cadence }),
    state: own?.state ?? 'pending',
    ...show(row, own),
  };
}

/** What a city adds to the bare facts, as far as it has said so: the light's colour, the words of an accepted report. */
const shownBy =
  ({ publication }: Notice, lights: Lights, names: ReadonlyMap<string, string>): Shown =>
  (row, own) => {
    const report = publication.reports
      ? lights.lastReport(row, ({ state }) => state === 'accepted')
      : undefined;
    return {
      ...(publication.lights && { light: lights.of(row, progressOf(row, own)).colour }),
      ...(report && {
        lastReport: {
          round: report.round,
          at: (report.submittedAt ?? report.decidedAt)!,
          unit: names.get(report.dept) ?? goneUnit,
          text: report.text,
        },
      }),
    };
  };

/** With its measures, the days of its rounds, and the boards as far as they are published. */
export async function publicDetail(store: TenantStore, notice: Notice, now: Date) {
  const [followed, rounds, entries, departments, lights] = await Promise.all([
    followedMeasures(store, notice.id),
    roundsOfNotice(store, notice.id),
    shownEntries(store, notice.id),
    allDepartments(store),
    loadLights(store, notice.id, now),
  ]);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const show = shownBy(notice, lights, names);
  const items = followed.rows.map((row) => publicMeasure(row, followed, show));
  const told = [
    ...items.map(({ lastReport }) => lastReport?.at),
    ...entries.map((entry) => entry.publishedAt),
  ];
  return {
    ...publicSummary(notice, followed, told),
    items,
    rounds: rounds.map(({ title, due }) => ({ title, due })),
    ...(entries.length > 0 && {
      boards: entries.map(({ board, dept, reason }) => ({
        board,
        unit: names.get(dept) ?? goneUnit,
        reason,
      })),
    }),
  };
}
