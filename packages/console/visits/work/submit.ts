import type { Case } from '../../api/caseTypes.ts';
import { type Download, textOf, type Work } from './model.ts';

/** The work as it goes into the queue, on the version of the case that the person looks at. */
export function queued(work: Work, { case: found, etag }: Download, offset: number): Work {
  const { servedOn, ...draft } = work.draft;
  const isServed = textOf(found, 'servedOn') !== '' || !found.can.some(({ name }) => name === 'serve');
  return {
    ...work,
    offset,
    draft: servedOn && !isServed ? { ...draft, servedOn } : draft,
    progress: { is: 'queued', basis: etag },
  };
}

/** The work as it can be changed again. */
export const reopened = (work: Work): Work => ({ ...work, progress: { is: 'filling' } });

/** Whether what was submitted came back: the system lets the person record the visit again. */
export const cameBack = (work: Work, { case: found, at }: Download, offset: number): boolean =>
  work.progress.is === 'synced' && at > work.progress.at + offset && canStillRecord(found);

const canStillRecord = (found: Case) => found.can.some(({ name }) => name === 'record');
