import type { Case } from '../../api/cases/caseTypes.ts';
import { fieldValue, type LocalFile, textOf, type Work } from '../work/model.ts';
import { canAttach, othersIn, photoIdsOf, photosAhead, withHandedIn } from '../work/photos.ts';

/**
 * What is sent next of a visit: each file, with photos that are too many for one request going ahead; then the notice's service, then
 * the record, or the part of a department that joins.
 */
export type Step =
  | { do: 'file'; file: LocalFile }
  | { do: 'attach'; photos: readonly LocalFile[] }
  | { do: 'serve' }
  | { do: 'record' }
  | { do: 'part'; task: string };

/** A file that was sent and not handed in goes after a day; it is sent again before that. */
const keptFor = 20 * 3_600_000;

/** Whether the system still has a file for its visit. */
export const isSent = ({ sent, handedIn }: LocalFile, now: number): boolean =>
  sent !== undefined && (handedIn === true || now - sent.at < keptFor);

/** What is to be sent next. What was sent once is sent again as it was, whatever has become of its files. */
export function nextStep(work: Work, now: number): Step {
  const { files, progress, draft } = work;
  const { record, attach, task } = progress.is === 'queued' ? progress : {};
  if (record !== undefined) return draft.servedOn ? { do: 'serve' } : { do: 'record' };
  const ahead = photosAhead(work);
  if (attach !== undefined) return { do: 'attach', photos: ahead };
  const file = (ahead.length > 0 ? ahead : files).find((one) => !isSent(one, now));
  if (file) return { do: 'file', file };
  if (ahead.length > 0) return { do: 'attach', photos: ahead };
  if (task !== undefined) return { do: 'part', task };
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
  if (files.length > 0) return files.every(({ sent }) => sent !== undefined && known.has(sent.id));
  return value('endedOn') === draft.endedOn && value('findings') === draft.findings;
}

/** Whether a task was answered with what this phone has sent. */
export const hasOurPart = (found: Case, task: string, { draft }: Work): boolean =>
  found.tasks.some(
    ({ id, status, values }) => id === task && status === 'answered' && values?.findings === draft.findings,
  );

/**
 * Whether nothing of a visit that its inspectors go by has changed: others may have said their part meanwhile, and added photos. Once
 * this phone has nothing to serve any more, it may have registered the day of service after the visit was downloaded.
 */
export function isSameVisit(now: Case, before: Case, work: Work): boolean {
  const left = new Set(['photos', 'photoNotes', ...(work.draft.servedOn ? [] : ['servedOn'])]);
  const said = ({ state, fields, pending }: Case) => [
    state.name,
    pending.map(({ action }) => action),
    fields.flatMap(({ name, value }) => (left.has(name) ? [] : [[name, value]])),
  ];
  const there = new Set(photoIdsOf(now));
  return (
    JSON.stringify(said(now)) === JSON.stringify(said(before)) &&
    othersIn(before, work).ids.every((id) => there.has(id))
  );
}

/** Whether the person's part can still go into the case as it stands now, whatever else has changed in it. */
export const takesPart = (found: Case, task: string): boolean =>
  canAttach(found) && found.tasks.some(({ id, status }) => id === task && status === 'open');

/** The work as it is sent anew, on the version of the case that there is now. */
export function onVersion(work: Work, { data, etag }: { data: Case; etag: string }): Work {
  const known = withHandedIn(work, photoIdsOf(data));
  if (known.progress.is !== 'queued') return known;
  const { attach: _, serve: __, record: ___, ...progress } = known.progress;
  return { ...known, progress: { ...progress, basis: etag, others: othersIn(data, known) } };
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

/** The work after the case has taken in photos: they are not sent again. */
export function withAttached(work: Work, etag: string): Work {
  if (work.progress.is !== 'queued') return work;
  const { attach, ...progress } = work.progress;
  const named = [attach?.values.photos ?? []].flat().map(String);
  return { ...withHandedIn(work, named), progress: { ...progress, basis: etag } };
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
