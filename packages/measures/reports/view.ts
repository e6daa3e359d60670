import type { Principal } from '@mingcha/http';
import { type DueDay, isKnownDay } from '@mingcha/kernel';
import type { Stored } from '@mingcha/store';
import { reportId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import type { Round } from '../rounds/round.ts';
import { roundMay } from '../rounds/states.ts';
import type { Indicator, WorkState } from '../work/progress.ts';
import { actsFor } from './access.ts';
import { type Form, isIn } from './forms.ts';
import type { Prefill } from './prefill.ts';
import type { Report } from './report.ts';
import type { ReportFormView } from './schemas.ts';
import { type ReportAction, type ReportRole, reportActions } from './states.ts';

/** Days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Days that a report is overdue; 0 where it is in, or not due yet. */
export const overdueDays = (due: DueDay, today: string, report: Report | undefined): number =>
  isIn(report) || !isKnownDay(due) ? 0 : Math.max(0, daysBetween(due, today));

export const formId = ({ measure, dept }: Form, round: string): string =>
  reportId({ measure: measure.id, round, dept });

/** A form with what stands around it. */
export type FormPlace = {
  notice: Notice;
  round: Round;
  form: Form;
  indicators: readonly Indicator[];
  workState: WorkState;
  /** All forms of the measure, this one too. */
  beside: readonly Form[];
  prefill: Prefill;
};

/** What a caller may do with a form as it stands. */
export function allowedActions(
  { notice, round, form }: Pick<FormPlace, 'notice' | 'round' | 'form'>,
  principal: Principal,
): ReportAction[] {
  if (notice.state !== 'active') return [];
  const acts = actsFor(principal, form.dept);
  const roles: Record<ReportRole, boolean> = {
    writer: acts && principal.rights.has('reports:write'),
    signer: acts && principal.rights.has('reports:sign'),
    office: principal.rights.has('measures:write'),
  };
  return reportActions(form.report?.state ?? null)
    .filter(({ roles: role }) => roles[role] && (role === 'office' || roundMay(round.state, 'report')))
    .map(({ action }) => action);
}

const shownReport = ({ lock: _, ...report }: Stored<Report>) => report;

/** A form as its callers see it; other units' words to lead units and the office only, and drafts to nobody else. */
export function viewOf(place: FormPlace, principal: Principal, today: string): ReportFormView {
  const { notice, round, form, indicators, workState, beside, prefill } = place;
  const { measure, dept, role, report } = form;
  const finished = role === 'lead' && report?.state === 'accepted' && report.status === 'done';
  const { id, no, title, text, deadline, targets } = measure;
  return {
    id: formId(form, round.id),
    lock: report?.lock ?? 0,
    notice: notice.id,
    docNo: notice.docNo,
    round: round.id,
    roundTitle: round.title,
    due: round.due,
    overdueDays: overdueDays(round.due, today, report),
    measure: { id, no, title, ...(text && { text }), ...(deadline && { deadline }), targets },
    indicators: indicators.map(({ id, metric, comparison, target, unit }) => ({
      id,
      metric,
      comparison,
      target,
      unit,
    })),
    dept,
    role,
    report: report ? shownReport(report) : null,
    prefill,
    partners: role === 'lead' ? beside.filter((other) => other.dept !== dept).map(contribution) : [],
    ...(finished && workState !== 'done' && { suggestsFinish: true }),
    can: allowedActions(place, principal),
  };
}

const contribution = ({ dept, role, report }: Form) => ({
  dept,
  role,
  state: report?.state ?? null,
  text: report && report.state !== 'draft' ? report.text : '',
});
