import { hasRight, type Principal } from '@mingcha/http';
import { type DueDay, isKnownDay } from '@mingcha/kernel';
import { actionsIn, stateAfter } from '@mingcha/lifecycle';
import type { Stored } from '@mingcha/store';
import { reportId } from '../ids.ts';
import type { Notice } from '../notice/notice.ts';
import type { Round } from '../rounds/round.ts';
import { roundLife } from '../rounds/states.ts';
import type { Indicator, WorkState } from '../work/progress.ts';
import { actsFor } from './access.ts';
import { type Form, isIn } from './forms.ts';
import type { Prefill } from './prefill.ts';
import type { Report } from './report.ts';
import type { ReportFormView } from './schemas.ts';
import { type ReportAction, type ReportState, reportLife } from './states.ts';

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

/** What a caller is to a form: whoever writes for the unit, whoever signs for it, the office. */
export function formParties({ form }: Pick<FormPlace, 'form'>, principal: Principal) {
  return [
    ...(actsFor(principal, 'reports:write', form.dept) ? (['writer'] as const) : []),
    ...(actsFor(principal, 'reports:sign', form.dept) ? (['signer'] as const) : []),
    ...(hasRight(principal, 'measures:write') ? (['office'] as const) : []),
  ];
}

/** The life of a form's report as it stands; null where nothing was written yet. */
export const stateOf = ({ form }: Pick<FormPlace, 'form'>): ReportState | null => form.report?.state ?? null;

/** Whether an action is the unit's, which needs an open round. */
export const isByUnit = (action: ReportAction): boolean => action === 'save' || action === 'submit';

/** What a caller may do with a form as it stands. */
export function allowedActions(place: Pick<FormPlace, 'notice' | 'round' | 'form'>, principal: Principal) {
  if (place.notice.state !== 'active') return [];
  const isOpen = stateAfter(roundLife, place.round.state, 'report') !== undefined;
  return actionsIn(reportLife, stateOf(place), formParties(place, principal)).filter(
    (action) => isOpen || !isByUnit(action),
  );
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
