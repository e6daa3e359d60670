import { idPattern, problems } from '@mingcha/kernel';
import { type FileStore, queryAll, remove, type Stored, type TenantStore } from '@mingcha/store';
import { type Attachment, attachmentEntity, type Owner } from './kept/attachment.ts';
import { keptKey } from './kept/places.ts';

/** All files of an owner, by id. */
export async function filesOf(store: TenantStore, owner: Owner): Promise<Map<string, Stored<Attachment>>> {
  const all = await queryAll(store, attachmentEntity, [owner.kind, owner.id]);
  return new Map(all.map((file) => [file.id, file]));
}

/** One of the owner's files; undefined where the owner has no such one. */
export const findFile = async (
  store: TenantStore,
  owner: Owner,
  id: string,
): Promise<Stored<Attachment> | undefined> =>
  idPattern.test(id) ? store.get(attachmentEntity, { owner, id }) : undefined;

/** One of the owner's files. Throws `not-found` (404) where the owner has no such one. */
export async function loadFile(store: TenantStore, owner: Owner, id: string): Promise<Stored<Attachment>> {
  const file = await findFile(store, owner, id);
  if (!file) throw problems.notFound('该文件');
  return file;
}

/** Where a file is fetched from for a short time. It is saved under its name, and never shown in the page. */
export const fileAddress = (store: TenantStore, files: FileStore, file: Attachment): Promise<string> =>
  files.downloadUrl(store.tenant, keptKey(file), file.name);

/** All of a file's bytes; undefined where they are gone. */
export async function fileBytes(
  { tenant }: Pick<TenantStore, 'tenant'>,
  files: FileStore,
  file: Attachment,
): Promise<Buffer | undefined> {
  const kept = await files.open(tenant, keptKey(file));
  if (!kept) return undefined;
  const parts: Uint8Array[] = [];
  for await (const part of kept) parts.push(part);
  return Buffer.concat(parts);
}

/**
 * Removes an owner's files for good, all or those of some places, such as the personal fields of a case. Safe to call again
 * after it broke off; resolves to how many are gone.
 */
export async function removeFiles(
  store: TenantStore,
  files: FileStore,
  owner: Owner,
  isMeant: (place: string) => boolean = () => true,
): Promise<number> {
  const meant = [...(await filesOf(store, owner)).values()].filter(({ place }) => isMeant(place));
  for (const file of meant) {
    await files.remove(store.tenant, keptKey(file));
    await store.write(remove(attachmentEntity, { owner, id: file.id }, file.lock));
  }
  return meant.length;
}
