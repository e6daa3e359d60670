import type { Case } from '../../api/cases/caseTypes.ts';
import { type Download, textOf, type Work } from './model.ts';
import { partTask } from './part.ts';
import { othersIn, photoIdsOf, withHandedIn } from './photos.ts';

/** The work as it goes into the queue, on the version of the case that the person looks at. */
export function queued(work: Work, { case: found, etag }: Download, offset: number): Work {
  const { servedOn, ...draft } = work.draft;
  const isServed = textOf(found, 'servedOn') !== '' || !found.can.some(({ name }) => name === 'serve');
  const known = withHandedIn(work, photoIdsOf(found));
  return {
    ...known,
    offset,
    draft: servedOn && !isServed ? { ...draft, servedOn } : draft,
    progress: { is: 'queued', basis: etag, others: othersIn(found, known), ...partOf(work, found) },
  };
}

/** The task that the work answers, where it is the part of a department that joins. */
function partOf({ draft }: Work, found: Case): { task?: string } {
  const task = draft.part === undefined ? undefined : partTask(found);
  return task ? { task: task.id } : {};
}

/** The work as it can be changed again. */
export const reopened = (work: Work): Work => ({ ...work, progress: { is: 'filling' } });

/** Whether what was submitted came back: the system lets the person record the visit again. */
export const cameBack = (work: Work, { case: found, at }: Download, offset: number): boolean =>
  work.progress.is === 'synced' &&
  work.progress.task === undefined &&
  at > work.progress.at + offset &&
  canStillRecord(found);

const canStillRecord = (found: Case) => found.can.some(({ name }) => name === 'record');
