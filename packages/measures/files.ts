import { type FileView, fileView, handInFiles, type Owner, takeBackFiles } from '@mingcha/attachments';
import type { Actor } from '@mingcha/http';
import { problems, usualFileTypes } from '@mingcha/kernel';
import type { Operation, TenantStore } from '@mingcha/store';

/** Files of a report or an answer are of it as a whole. */
const place = 'text';

type Given = {
  owner: Owner;
  ids: readonly string[];
  /** Where they stand in the request. */
  at: string;
  by: Actor;
  now: Date;
};

/**
 * Hands in the files that a text names. Throws `invalid` (422) with a pointer to each that cannot be. With `replaces` the
 * owner's others are taken away from it.
 */
export async function givenFiles(
  store: TenantStore,
  { owner, ids, at, by, now }: Given,
  { replaces = false }: { replaces?: boolean } = {},
): Promise<{ files: FileView[]; operations: Operation[] }> {
  const named = ids.map((id, i) => ({ pointer: `${at}/${i}`, id, place, accepts: usualFileTypes }));
  const { files, operations, errors } = await handInFiles(store, { owner, named, by, now });
  if (errors.length > 0) throw problems.invalid(errors);
  const gone = replaces ? await takeBackFiles(store, { owner, kept: new Set(ids), now }) : [];
  return { files: files.map(fileView), operations: [...operations, ...gone] };
}

export const reportOwner = (id: string): Owner => ({ kind: 'report', id });
export const chaseOwner = (id: string): Owner => ({ kind: 'chase', id });
