import type { Case } from '../../api/caseTypes.ts';
import { fieldValue, type LocalFile, textOf, type Work } from '../work/model.ts';

/** What is sent next of a visit: each file, then the notice's service, then the record; or the part of a department that joins. */
export type Step =
  | { do: 'file'; file: LocalFile }
  | { do: 'serve' }
  | { do: 'record' }
  | { do: 'part'; task: string };

/** A file that was sent and not handed in goes after a day; it is sent again before that. */
const keptFor = 20 * 3_600_000;

/** Whether the system still has a file for its visit. */
export const isSent = ({ sent }: LocalFile, now: number): boolean =>
  sent !== undefined && now - sent.at < keptFor;

/** What is to be sent next. A record that was sent once is sent again as it was, whatever has become of its files. */
export function nextStep({ files, progress, draft }: Work, now: number): Step {
  if (progress.is === 'queued' && progress.task !== undefined) return { do: 'part', task: progress.task };
  const isUnderWay = progress.is === 'queued' && progress.record !== undefined;
  const file = isUnderWay ? undefined : files.find((one) => !isSent(one, now));
  if (file) return { do: 'file', file };
  return draft.servedOn ? { do: 'serve' } : { do: 'record' };
}

export type Verdict =
  /** Nobody was reached, or the system is busy: the same is tried again later. */
  | 'later'
  | 'signIn'
  /** The system may have gone on without this phone: what it has now must be looked at. */
  | 'look'
  /** A file has gone in the meantime. */
  | 'sendFilesAgain'
  /** The content is refused; only the person can change it. */
  | 'refused';

interface Failure {
  status: number;
  code: string;
  errors: readonly { pointer?: string }[];
}

const busy = ['request-in-progress', 'busy', 'file-not-sent'];

/** What follows from a step that failed. */
export function verdictOf(step: Step['do'], { status, code, errors }: Failure): Verdict {
  if (status === 401) return 'signIn';
  if (status === 0 || status === 408 || status === 425 || status === 429 || status >= 500) return 'later';
  if (busy.includes(code)) return 'later';
  if (step === 'file') return status === 404 ? 'later' : status === 403 ? 'look' : 'refused';
  if (code === 'idempotency-mismatch') return 'look';
  if (status === 422) {
    const ofFiles = errors.some(({ pointer = '' }) => /\/(photos|signatures)\//.test(pointer));
    return ofFiles ? 'sendFilesAgain' : 'refused';
  }
  return status === 400 || status === 413 ? 'refused' : 'look';
}

/**
 * Whether a case has what this phone has sent: an answer was lost, and the system did what it was asked. It is known by the
 * files, whose ids are nobody else's; without any by what was written.
 */
export function hasOurs(found: Case, { files, draft }: Work): boolean {
  const pending = found.pending.find(({ action }) => action === 'record')?.values;
  const value = (name: string) => (pending ? pending[name] : fieldValue(found, name));
  const known = new Set([value('photos') ?? [], value('signatures') ?? []].flat());
  const ids = files.flatMap(({ sent }) => (sent ? [sent.id] : []));
  if (files.length > 0) return ids.length > 0 && ids.every((id) => known.has(id));
  return value('endedOn') === draft.endedOn && value('findings') === draft.findings;
}

/** Whether a task was answered with what this phone has sent. */
export const hasOurPart = (found: Case, task: string, { draft }: Work): boolean =>
  found.tasks.some(
    ({ id, status, values }) => id === task && status === 'answered' && values?.findings === draft.findings,
  );

/**
 * Whether nothing of a visit that its inspectors go by has changed: others may have said their part meanwhile. When the record is
 * sent, this phone may have registered the day of service after the visit was downloaded.
 */
export function isSameVisit(now: Case, before: Case, step: Step['do']): boolean {
  const said = ({ state, fields, pending }: Case) => [
    state.name,
    pending.map(({ action }) => action),
    fields.flatMap(({ name, value }) => (step === 'record' && name === 'servedOn' ? [] : [[name, value]])),
  ];
  return JSON.stringify(said(now)) === JSON.stringify(said(before));
}

/** The work as it is sent anew, on the version of the case that there is now. */
export function onVersion(work: Work, etag: string): Work {
  if (work.progress.is !== 'queued') return work;
  const { serve: _, record: __, ...progress } = work.progress;
  return { ...work, progress: { ...progress, basis: etag } };
}

/** Whether the person can still record the visit as the case stands now. */
export const canRecord = (found: Case): boolean => found.can.some(({ name }) => name === 'record');

/** Why a visit was not taken in, in words. */
export function whyConflict(found: Case | undefined): string {
  if (!found) return '这次检查已不由您办理，或者已被撤销。';
  const pending = found.pending.find(({ action }) => action === 'record');
  if (pending) return `${pending.by}已经登记了这次检查的情况，正等${pending.waitsFor}确认。`;
  if (canRecord(found)) return '您离线期间，系统中的内容有变化。请核对后再次提交。';
  if (found.state.name === 'toVisit') return '这次检查已改派他人。';
  return `这次检查现在是“${found.state.title}”，不能再登记检查情况。`;
}

/** The work after the system has served the notice: that is not sent again. */
export function withServed(work: Work, etag: string): Work {
  const { servedOn: _, ...draft } = work.draft;
  if (work.progress.is !== 'queued') return { ...work, draft };
  const { serve: __, ...progress } = work.progress;
  return { ...work, draft, progress: { ...progress, basis: etag } };
}

/** Whether a case has the day of service already that this phone wanted to register. */
export const isServed = (found: Case, { draft }: Work): boolean =>
  !!draft.servedOn && textOf(found, 'servedOn') === draft.servedOn;
