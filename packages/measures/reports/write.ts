import { type Actor, type AuditObject, audit, type Principal } from '@mingcha/http';
import { type Clock, type DueDay, isKnownDay, isOver, problems, shanghaiDate } from '@mingcha/kernel';
import { nextState, orOvertaken, requireParty, requireState } from '@mingcha/lifecycle';
import { type Operation, put, type Stored, type TenantStore } from '@mingcha/store';
import { concern } from '@mingcha/webhooks';
import { auditedDepartment, auditedMeasure } from '../audited.ts';
import { givenFiles, reportOwner } from '../files.ts';
import { type LoadedForm, loadForm } from './place.ts';
import { type Report, reportEntity } from './report.ts';
import type { ReportInput } from './schemas.ts';
import { type ReportAction, reportLife } from './states.ts';
import { valueOperations } from './values.ts';
import { type FormPlace, formId, formParties, isByUnit, stateOf } from './view.ts';

export type ByWhom = { by: Actor; clock: Clock };

type Standing = Pick<FormPlace, 'notice' | 'round' | 'form'>;

/** What must hold besides a report's own state; each refuses (409) with the state that is in the way. */
export const aroundReport = ({ notice, round }: Standing, action: ReportAction) => ({
  within: () => {
    if (notice.state === 'active') return;
    const detail = '该通知已不在落实中，不能再填报或审核。';
    throw problems.conflict('notice-state', detail, { state: notice.state });
  },
  needs: () => isByUnit(action) && requireOpenRound(round),
});

/** Throws unless the caller may do this with the form as it stands, as `admit` does for one who names what was seen. */
export function requireReportAction(place: Standing, action: ReportAction, principal: Principal): void {
  const { within, needs } = aroundReport(place, action);
  requireParty(reportLife, action, formParties(place, principal));
  within();
  requireState(reportLife, stateOf(place), action);
  needs();
}

/** Throws the conflict `round-state` (409) unless the round is open. */
export function requireOpenRound({ state }: FormPlace['round']): void {
  if (state === 'open') return;
  throw problems.conflict(
    'round-state',
    state === 'planned'
      ? '该报送轮次尚未开启，请在开启后填报。'
      : '该报送轮次已截止，如需补报请联系督查室重新开启。',
    { state },
  );
}

/** What a person wrote, as a report; throws `invalid` (422) for values of indicators that the measure has not; `at` is where it stands in the request. */
function reportWith(
  { notice, round, form, indicators }: FormPlace,
  input: ReportInput,
  at = '',
  files?: Report['files'],
): Report {
  const known = new Set(indicators.map(({ id }) => id));
  const strange = input.values.flatMap(({ indicator }, i) =>
    known.has(indicator)
      ? []
      : [{ pointer: `${at}/values/${i}/indicator`, message: '该举措没有这项指标，请刷新后按现有指标填写' }],
  );
  const seen = input.values.map(({ indicator }) => indicator);
  const twice = seen.flatMap((indicator, i) =>
    seen.indexOf(indicator) < i
      ? [{ pointer: `${at}/values/${i}/indicator`, message: '同一指标填写了两次，请删除一个' }]
      : [],
  );
  if (strange.length + twice.length > 0) throw problems.invalid([...strange, ...twice]);
  const { measure, dept, role, report } = form;
  const { problems: troubles, next, files: _, ...rest } = input;
  const state = nextState(reportLife, report?.state ?? null, 'save');
  return {
    ...(report && kept(report)),
    id: formId(form, round.id),
    notice: notice.id,
    round: round.id,
    measure: measure.id,
    dept,
    role,
    ...rest,
    ...(troubles && { problems: troubles }),
    ...(next && { next }),
    ...(files && { files }),
    state,
  };
}

/** What a report keeps when it is written anew. */
const kept = ({ lock: _, problems: __, next: ___, ...report }: Stored<Report>) => report;

/** A report as the audit log names it: by its measure and round. */
function auditedReport(
  { notice, round, form }: FormPlace,
  { dept, ...detail }: { dept?: AuditObject; late?: boolean | undefined; reason?: string } = {},
) {
  const { measure } = form;
  return [
    { id: formId(form, round.id), name: `${measure.no} ${measure.title}（${round.title}）`, in: notice.id },
    { others: { measure: auditedMeasure(measure), ...(dept && { dept }) }, detail },
  ] as const;
}

const write = (before: Stored<Report> | undefined, after: Report): Operation =>
  put(reportEntity, after, before);

/** The files that a report is given; undefined where its files stay as they are. */
function filesGiven(
  store: TenantStore,
  place: FormPlace,
  input: ReportInput,
  { by, clock }: ByWhom,
  at = '',
) {
  if (!input.files) return undefined;
  const owner = reportOwner(formId(place.form, place.round.id));
  const given = { owner, ids: input.files, at: `${at}/files`, by, now: clock() };
  return givenFiles(store, given, { replaces: true });
}

export const draftOperations = (
  place: FormPlace,
  input: ReportInput,
  { by, clock }: ByWhom,
  files?: Report['files'],
): Operation[] => {
  const after = reportWith(place, input, '', files);
  return [
    write(place.form.report, after),
    // Consoles save while people type: only that a draft was begun is recorded.
    ...(place.form.report ? [] : audit(clock, by, 'report.begin', ...auditedReport(place))),
  ];
};

/** Keeps what was written; the report's state stays, or becomes `draft`. */
export async function saveReport(store: TenantStore, place: LoadedForm, input: ReportInput, whose: ByWhom) {
  const given = await filesGiven(store, place, input, whose);
  const operations = draftOperations(place, input, whose, given?.files);
  return writeReport(store, place, 'save', [...operations, ...(given?.operations ?? [])]);
}

export const leastText = 5;

/** Why a report cannot be submitted as it is, or undefined. */
export const unfinished = ({ text }: Pick<Report, 'text'>): string | undefined =>
  [...text].length < leastText ? `请写明落实情况，不少于 ${leastText} 个字` : undefined;

type Signing = { by: Actor; now: Date; at: string };

/** A report as it is once it is handed in; throws `invalid` (422) for one that says nothing. */
function handedIn({ returnedReason: _, ...report }: Report, due: DueDay, { by, now, at }: Signing): Report {
  const fault = unfinished(report);
  if (fault) throw problems.invalid([{ pointer: `${at}/text`, message: fault }]);
  return {
    ...report,
    state: nextState(reportLife, report.state, 'submit'),
    submittedAt: now.toISOString(),
    submittedBy: by,
    ...lateness(report, due, shanghaiDate(now)),
  };
}

/** Whether what is handed in today comes late, decided once; where that is not known yet, the day is kept. */
function lateness({ late, firstSubmittedOn }: Report, due: DueDay, today: string) {
  if (late !== undefined) return { late };
  return isKnownDay(due)
    ? { late: isOver(due, firstSubmittedOn ?? today) }
    : { firstSubmittedOn: firstSubmittedOn ?? today };
}

async function handInOperations(
  store: TenantStore,
  place: FormPlace,
  report: Report,
  { by, clock }: ByWhom,
  at = '',
): Promise<Operation[]> {
  const now = clock();
  const after = handedIn(report, place.round.due, { by, now, at });
  const dept = await auditedDepartment(store, after.dept);
  return [
    write(place.form.report, after),
    ...(await valueOperations(store, place, after, { by, now })),
    ...audit(
      clock,
      by,
      'report.submit',
      ...auditedReport(place, {
        dept,
        ...(after.late !== undefined && { late: after.late }),
      }),
    ),
  ];
}

/** Keeps what was written and hands it in, in one write. */
export const submitOperations = (store: TenantStore, place: FormPlace, input: ReportInput, whose: ByWhom) =>
  handInOperations(store, place, reportWith(place, input), whose);

/**
 * Hands a report in: the content where it is given, else the draft as it was saved. A lead's numbers go into the measure's progress in the same transaction, under the round's name, so
 * that those of a report that was returned are replaced and not doubled.
 */
export async function submitReport(
  store: TenantStore,
  place: LoadedForm,
  content: ReportInput | undefined,
  whose: ByWhom,
): Promise<LoadedForm> {
  const at = content ? '/content' : '';
  const given = content && (await filesGiven(store, place, content, whose, at));
  const report = content ? reportWith(place, content, at, given?.files) : drafted(place);
  const operations = await handInOperations(store, place, report, whose, at);
  return writeReport(store, place, 'submit', [...operations, ...(given?.operations ?? [])]);
}

/** A form's draft. Throws `invalid` (422) where nothing was saved of it. */
function drafted({ form }: FormPlace): Report {
  if (!form.report)
    throw problems.invalid([{ pointer: '/content', message: '这份报告还没有填写，请填写落实情况后再签发' }]);
  const { lock: _, ...report } = form.report;
  return report;
}

/** The office takes a report over, or gives it back with a reason. */
export async function decideReport(
  store: TenantStore,
  place: LoadedForm,
  decision: { action: 'accept' } | { action: 'return'; reason: string },
  { by, clock }: ByWhom,
): Promise<LoadedForm> {
  const { lock: _, ...report } = place.form.report!;
  const after: Report = {
    ...report,
    state: nextState(reportLife, report.state, decision.action),
    decidedAt: clock().toISOString(),
    decidedBy: by,
    ...(decision.action === 'return' && { returnedReason: decision.reason }),
  };
  return writeReport(store, place, decision.action, [
    write(place.form.report, after),
    ...audit(
      clock,
      by,
      `report.${decision.action}`,
      ...auditedReport(place, {
        dept: await auditedDepartment(store, report.dept),
        ...(decision.action === 'return' && { reason: decision.reason }),
      }),
    ),
    ...(decision.action === 'return' ? [returnedConcern(place, report, { by, clock })] : []),
  ]);
}

/** Notifies the person who handed a report in that it came back, or the people who sign for the unit where that person is not known. */
function returnedConcern(
  { notice, round, form: { measure } }: FormPlace,
  { id, dept, submittedBy }: Report,
  { by, clock }: ByWhom,
): Operation {
  const about = { kind: 'report.returned', right: 'reports:write' } as const;
  return concern(
    {
      to: [submittedBy ? { ...about, person: submittedBy.sub } : { ...about, dept }],
      by: by.sub,
      what: '进展报告',
      number: `${notice.docNo}第 ${measure.no} 项`,
      about: `${measure.title}（${round.title}）`,
      link: `/reports?form=${encodeURIComponent(id)}`,
    },
    clock(),
  );
}

/** Writes, and answers with the form as it is then. */
async function writeReport(
  store: TenantStore,
  place: LoadedForm,
  action: ReportAction,
  operations: Operation[],
): Promise<LoadedForm> {
  const id = formId(place.form, place.round.id);
  await orOvertaken(
    reportLife,
    action,
    actedOn(place),
    async () => actedOn(await loadForm(store, id)),
    () => store.write(...operations),
  );
  return loadForm(store, id);
}

/** A form's report as it is acted on: lock 0 where nothing was written yet. */
export const actedOn = (place: FormPlace) => ({ state: stateOf(place), lock: place.form.report?.lock ?? 0 });
