import { type Actor, type AuditMore, audit } from '@mingcha/http';
import { type Clock, type LiveSource, newId, Problem, problems, shanghaiDate } from '@mingcha/kernel';
import { nextState, orOvertaken, requireState } from '@mingcha/lifecycle';
import { check, type Operation, put, type Stored, type TenantStore } from '@mingcha/store';
import { auditedMeasure, auditedNotice } from '../audited.ts';
import { noticeEntity } from '../notice/notice.ts';
import { type LiveSources, withLive } from './live.ts';
import { loadPlace, type Place } from './place.ts';
import { type Indicator, isOfNotice, type Milestone, type Progress, progressEntity } from './progress.ts';
import { type WorkAction, workLife } from './states.ts';

/** A progress must fit an item of the store with room to spare. */
const maxBytes = 200_000;

type Act = { by: Actor; clock: Clock };
type AuditedAction = Exclude<WorkAction, 'edit'> | 'milestones' | 'indicators' | 'value';

type Saving = Act & { action: AuditedAction } & Pick<AuditMore, 'detail' | 'changes'>;

/** What writes a progress' next form, if neither it nor the notice was changed since they were read. Throws `progress-full` (422). */
export function saveOperations(
  { notice, row, progress }: Place,
  next: Progress,
  { by, clock, action, ...more }: Saving,
): Operation[] {
  if (Buffer.byteLength(JSON.stringify(next)) > maxBytes) {
    throw new Problem({
      status: 422,
      code: 'progress-full',
      title: '内容过多',
      detail: '节点、指标和记录的总量过大，请删减节点或指标后再提交。',
    });
  }
  return [
    put(progressEntity, next, progress),
    check(noticeEntity, { id: notice.id }, notice.lock),
    ...audit(clock, by, `measure.${action}`, auditedMeasure(row), {
      others: { notice: auditedNotice(notice) },
      ...more,
    }),
  ];
}

/** Writes it. Who was overtaken meanwhile is told so. */
async function save(
  store: TenantStore,
  place: Place,
  next: Progress,
  saving: Saving,
): Promise<Stored<Progress>> {
  const { row, progress } = place;
  const { action } = saving;
  const isEdit = action === 'milestones' || action === 'indicators' || action === 'value';
  const operations = saveOperations(place, next, saving);
  await orOvertaken(
    workLife,
    isEdit ? 'edit' : action,
    progress,
    async () => (await loadPlace(store, row.id)).progress,
    () => store.write(...operations),
  );
  return { ...next, lock: progress.lock + 1 };
}

/** Moves the work on: starts, finishes, stops or reopens it. Throws `progress-state` (409), `invalid` without a reason. */
export function moveWork(
  store: TenantStore,
  place: Place,
  { action, reason, by, clock }: Act & { action: Exclude<WorkAction, 'edit'>; reason?: string | undefined },
): Promise<Stored<Progress>> {
  const { lock: _, doneAt: __, doneBy: ___, stoppedReason: ____, ...rest } = place.progress;
  const state = nextState(workLife, place.progress.state, action);
  if (action === 'stop' && reason === undefined)
    throw problems.invalid([{ pointer: '/reason', message: '请写明停止的原因' }]);
  const next: Progress = {
    ...rest,
    state,
    ...(state === 'done' && { doneAt: shanghaiDate(clock()), doneBy: by }),
    ...(state === 'stopped' && { stoppedReason: reason }),
  };
  return save(store, place, next, { by, clock, action, ...(reason !== undefined && { detail: { reason } }) });
}

/** Replaces the milestones; one without an id is new. */
export function setMilestones(
  store: TenantStore,
  place: Place,
  milestones: readonly (Omit<Milestone, 'id'> & { id?: string | undefined })[],
  act: Act,
): Promise<Stored<Progress>> {
  requireState(workLife, place.progress.state, 'edit');
  const next = milestones.map(({ id = newId(act.clock()), ...one }) => ({ id, ...one }));
  return save(store, place, { ...place.progress, milestones: next }, { ...act, action: 'milestones' });
}

type IndicatorInput = Omit<Indicator, 'id' | 'values' | 'source'> & {
  id?: string | undefined;
  source?: string | undefined;
};

/**
 * Replaces the indicators; one that keeps its id keeps its values. What the notice set is changed by the office only: a
 * unit is held to it. One with a source is filled at once; it may keep one that is gone. Throws `forbidden` (403) where
 * another would, and `invalid` for a source that is not there.
 */
export async function setIndicators(
  store: TenantStore,
  place: Place,
  indicators: readonly IndicatorInput[],
  { sources, ...act }: Act & { office: boolean; sources: LiveSources },
): Promise<Stored<Progress>> {
  requireState(workLife, place.progress.state, 'edit');
  if (!act.office && !place.progress.indicators.filter(isOfNotice).every((one) => keeps(indicators, one)))
    throw problems.forbidden('通知定下的数字目标只有督查室可以调整；本部门可以另设自己的指标。');
  const had = new Map(place.progress.indicators.map((one) => [one.id, one]));
  const hadSource = ({ id = '' }: IndicatorInput) => had.get(id)?.source;
  if (!act.office && indicators.some((one) => one.source !== hadSource(one)?.id))
    throw problems.forbidden('自动取数的来源只有督查室可以设定、更换和取消。');
  const found: (Pick<LiveSource, 'id' | 'title'> | undefined)[] = [];
  for (const one of indicators) {
    const kept = hadSource(one);
    const isKept = one.source === undefined || one.source === kept?.id;
    found.push(isKept ? kept : await sources.find(store, one.source!));
  }
  const missing = indicators.findIndex(({ source }, i) => source !== undefined && !found[i]);
  if (missing >= 0)
    throw problems.invalid([
      { pointer: `/indicators/${missing}/source`, message: '没有这个数据来源，请重新选择' },
    ]);
  const next = indicators.map(({ id = newId(act.clock()), source, ...one }, i) => ({
    id,
    ...one,
    ...(source !== undefined && { source: { id: source, title: found[i]!.title } }),
    values: had.get(id)?.values ?? [],
  }));
  return save(
    store,
    place,
    await withLive(store, { ...place.progress, indicators: next }, { sources, clock: act.clock }),
    { by: act.by, clock: act.clock, action: 'indicators' },
  );
}

const keeps = (
  next: readonly IndicatorInput[],
  { id, metric, comparison, target, unit, source }: Indicator,
): boolean =>
  next.some(
    (one) =>
      one.id === id &&
      one.metric === metric &&
      one.comparison === comparison &&
      one.target === target &&
      one.unit === unit &&
      one.source === source?.id,
  );

type ValueInput = { date: string; value: number; note?: string | undefined };

/** Records a value of an indicator. Throws `not-found` where the measure has no such indicator. */
export function addValue(
  store: TenantStore,
  place: Place,
  { indicator: id, ...value }: ValueInput & { indicator: string },
  act: Act,
): Promise<Stored<Progress>> {
  requireState(workLife, place.progress.state, 'edit');
  const indicator = place.progress.indicators.find((one) => one.id === id);
  if (!indicator) throw problems.notFound('该指标');
  if (indicator.source)
    throw problems.conflict(
      'indicator-live',
      `该指标自动取自“${indicator.source.title}”，不能手工填报；如需手工填报，请先取消自动取数。`,
    );
  if (value.date > shanghaiDate(act.clock()))
    throw problems.invalid([{ pointer: '/date', message: '日期不能晚于今天' }]);
  const indicators = place.progress.indicators.map((one) =>
    one.id === id ? { ...one, values: [...one.values, { ...value, by: act.by }] } : one,
  );
  const detail = { ...value, indicator: indicator.metric, value: `${value.value}${indicator.unit}` };
  return save(store, place, { ...place.progress, indicators }, { ...act, action: 'value', detail });
}
