import { idPattern, newId, problems } from '@mingcha/kernel';
import type { Notice } from './notice/notice.ts';

/** An id under a notice, `<notice>.<ulid>`: what belongs to a notice is read and listed consistently by it alone. */
export const newPartId = (notice: string, at: Date): string => `${notice}.${newId(at)}`;

/** The key of what has such an id. Throws `not-found` (404) where the id is no such one; `what` is its name. */
export function partKey(id: string, what: string): { notice: string; id: string } {
  const [notice, own, ...more] = id.split('.');
  if (!idPattern.test(notice ?? '') || !idPattern.test(own ?? '') || more.length > 0)
    throw problems.notFound(what);
  return { notice: notice!, id };
}

/** Throws the conflict `notice-state` where a notice is a draft still: nothing of it is scored or published yet. */
export function requireFollowed({ state }: Notice): void {
  if (state === 'draft')
    throw problems.conflict('notice-state', '该通知还是草稿，请先核对并启用，再进行此操作。', { state });
}
