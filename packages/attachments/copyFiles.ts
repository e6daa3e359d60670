import type { Actor } from '@mingcha/http';
import { type FileStore, idFrom, put, type TenantStore, WriteConflict } from '@mingcha/store';
import type { Attachment, Owner } from './kept/attachment.ts';
import { type LooseFile, looseFileEntity, looseFor } from './kept/loose.ts';
import { keptKey } from './kept/places.ts';
import { filesOf } from './ofOwner.ts';

type Copying = {
  owner: Owner;
  ids: readonly string[];
  /** What the copies are for, and since when (ISO): their ids follow from it. */
  purpose: { text: string; at: string };
  by: Actor;
  now: Date;
};

/**
 * Copies some of an owner's files, so that `by` can hand them in elsewhere. A repeat after a crash finds what is there. The
 * copies have bytes of their own and go after a day where nobody hands them in. Resolves to the ids of the copies by those
 * of the files; a file that the owner does not have is left out. Throws `WriteConflict` where another does the same.
 */
export async function copyFiles(
  store: TenantStore,
  files: FileStore,
  { owner, ids, purpose, by, now }: Copying,
): Promise<Map<string, string>> {
  const copies = new Map<string, string>();
  if (ids.length === 0) return copies;
  const own = await filesOf(store, owner);
  for (const id of ids) {
    const file = own.get(id);
    if (!file) continue;
    const copy = idFrom(`${purpose.text} ${id}`, purpose.at);
    await copyFile(store, files, file, { id: copy, by, now });
    copies.set(id, copy);
  }
  return copies;
}

async function copyFile(
  store: TenantStore,
  files: FileStore,
  { name, size, type, hash, id: from }: Attachment,
  { id, by, now }: { id: string; by: Actor; now: Date },
): Promise<void> {
  const before = await store.get(looseFileEntity, { id });
  if (before?.going) throw new WriteConflict([0]);
  if (before?.kept) return;
  const until = new Date(now.getTime() + looseFor).toISOString();
  const begun: LooseFile = { id, name, size, by, until, content: { type, hash } };
  // What is removed when nobody hands it in stands in the record before it is there.
  await store.write(put(looseFileEntity, begun, before));
  const bytes = await files.open(store.tenant, keptKey({ hash, id: from }));
  if (!bytes) return;
  await files.put(store.tenant, keptKey({ hash, id }), bytes);
  const lock = (before?.lock ?? 0) + 1;
  await store.write(put(looseFileEntity, { ...begun, kept: true }, { ...begun, lock }));
}
