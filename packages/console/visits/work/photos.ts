import { mostFilesAtOnce } from '@mingcha/kernel';
import type { Case } from '../../api/cases/caseTypes.ts';
import { instant } from '../../ui/show/format.ts';
import { type CasePhotos, type FileKind, fieldValue, type LocalFile, type Work } from './model.ts';

/** So many photos of a visit lie on a phone at most. */
export const mostPhotos = 50;

export const isPhoto = ({ kind }: Pick<LocalFile, 'kind'>): boolean => kind === 'photo';

/** Whether photos may go ahead of the record. A city's own definition may not let them: then all files go with it. */
export const canAttach = (found: Case): boolean => found.can.some(({ name }) => name === 'attach');

/** How many more files of a kind a visit takes; the system takes ten new ones at a time. */
export function roomFor(kind: FileKind, files: readonly LocalFile[], found: Case): number {
  const photos = files.filter(isPhoto).length;
  const all = kind === 'photo' ? mostPhotos - photos : mostFilesAtOnce - (files.length - photos);
  return Math.max(0, canAttach(found) ? all : mostFilesAtOnce - files.length);
}

/** The photos that go to the case next, ahead of what they belong to: as many as do not fit beside the other files of the last request. */
export function photosAhead({ files, progress }: Work): LocalFile[] {
  const left = files.filter((file) => isPhoto(file) && !file.handedIn);
  const others = files.filter((file) => !isPhoto(file)).length;
  // The part of a department that joins has no photos of its own: they all are the case's.
  const room = progress.is === 'queued' && progress.task !== undefined ? 0 : mostFilesAtOnce - others;
  return left.slice(0, Math.min(mostFilesAtOnce, Math.max(0, left.length - room)));
}

/** The line of time and place that goes with a photo. */
export const noteOf = ({ name, at, place }: LocalFile): Record<string, unknown> => ({
  ...{ file: name, at: instant(at) },
  ...(place !== undefined && { place }),
});

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** The ids of all photos that a case has. */
export const photoIdsOf = (found: Case): string[] => listOf<unknown>(fieldValue(found, 'photos')).map(String);

const saidOf = (note: Record<string, unknown>) => JSON.stringify([note.file, note.at, note.place]);

/** The photos of a case that are not this phone's, which a request has to name beside its own. */
export function othersIn(found: Case, { files, removed = [] }: Pick<Work, 'files' | 'removed'>): CasePhotos {
  const own = [...files, ...removed];
  const ids = new Set(own.flatMap(({ sent }) => (sent ? [sent.id] : [])));
  const said = new Set(own.map(noteOf).map(saidOf));
  return {
    ids: photoIdsOf(found).filter((id) => !ids.has(id)),
    notes: listOf<Record<string, unknown>>(fieldValue(found, 'photoNotes')).filter(
      (note) => !said.has(saidOf(note)),
    ),
  };
}

/** The values that name these photos of this phone in their order, after those of others. */
export function photoValues({ progress }: Work, photos: readonly LocalFile[]): Record<string, unknown> {
  const { ids = [], notes = [] } = (progress.is === 'queued' && progress.others) || {};
  return {
    photos: [...ids, ...photos.flatMap(({ sent }) => (sent ? [sent.id] : []))],
    photoNotes: [...notes, ...photos.map(noteOf)],
  };
}

/** The work with those files marked that a case has already. */
export function withHandedIn(work: Work, ids: readonly string[]): Work {
  const known = new Set(ids);
  const files = work.files.map((file) =>
    isPhoto(file) && file.sent && known.has(file.sent.id) ? { ...file, handedIn: true as const } : file,
  );
  return { ...work, files };
}
