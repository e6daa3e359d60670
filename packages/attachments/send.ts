import { type Actor, actorOf, type Principal } from '@mingcha/http';
import { type Clock, idPattern, mostFileBytes, newId, Problem, problems } from '@mingcha/kernel';
import {
  create,
  type FileStore,
  replace,
  retryOnConflict,
  type Stored,
  sha256Hex,
  type TenantStore,
} from '@mingcha/store';
import { type FileFault, isEmpty } from './content/fault.ts';
import { cleanFileName } from './content/fileName.ts';
import { inspectFile, nameFault } from './content/inspect.ts';
import { type LooseFile, looseFileEntity, looseFor } from './kept/loose.ts';
import { keptKey, sentKey } from './kept/places.ts';

export type SendDeps = { clock: Clock; files: FileStore };

const refused = ({ code, detail }: FileFault) =>
  new Problem({ status: 422, code, title: '不能上传这个文件', detail });

const tooLarge = () =>
  new Problem({
    status: 413,
    code: 'file-too-large',
    title: '文件过大',
    detail: `文件不能超过 ${mostFileBytes / 2 ** 20} MB。请压缩图片、降低扫描精度或拆分后再上传。`,
  });

/**
 * Begins to send a file: gives the address to which it is put. Throws `file-too-large` (413), and `file-empty`,
 * `file-macros` or `file-type-refused` (422) for what its name alone shows.
 */
export async function beginFile(
  store: TenantStore,
  { clock, files }: SendDeps,
  given: { name: string; size: number },
  caller: Principal,
) {
  const name = cleanFileName(given.name);
  if (given.size > mostFileBytes) throw tooLarge();
  const bad = nameFault(name) ?? (given.size === 0 ? isEmpty() : undefined);
  if (bad) throw refused(bad);
  const now = clock();
  const file: LooseFile = {
    id: newId(now),
    name,
    size: given.size,
    by: actorOf(caller),
    until: new Date(now.getTime() + looseFor).toISOString(),
  };
  await store.write(create(looseFileEntity, file));
  return { file, address: await files.uploadUrl(store.tenant, sentKey(file), file.size) };
}

/** A file that somebody has begun to send themselves. Throws `not-found` (404) for others, and for one that is gone. */
export async function loadOwn(store: TenantStore, id: string, { sub }: Actor): Promise<Stored<LooseFile>> {
  const file = idPattern.test(id) ? await store.get(looseFileEntity, { id }) : undefined;
  if (!file || file.going || file.by.sub !== sub) throw problems.notFound('该文件');
  return file;
}

/**
 * Looks into a file that was sent, and keeps it if it is what its name says. May be asked again. Throws `busy` (409) where
 * it is asked twice at once, `file-not-sent`
 * (409) where it has not come whole, and problems with the codes of `FileFaultCode` (422) where it is not taken.
 */
export async function finishFile(
  store: TenantStore,
  { files }: SendDeps,
  id: string,
  caller: Principal,
): Promise<LooseFile> {
  return retryOnConflict(() => keepFile(store, files, id, caller), {
    busy: '这个文件正在检查，请稍候再试。',
  });
}

async function keepFile(
  store: TenantStore,
  files: FileStore,
  id: string,
  caller: Principal,
): Promise<LooseFile> {
  const file = await loadOwn(store, id, caller);
  if (file.kept) return file;
  const { tenant } = store;
  const bytes = await bytesOf(await files.open(tenant, sentKey(file)), file.size);
  if (bytes?.length !== file.size)
    throw problems.conflict('file-not-sent', '文件还没有传完，请重新上传。', { size: file.size });
  const type = inspectFile(bytes, file.name);
  if (typeof type === 'object') throw refused(type);
  const content = { type, hash: sha256Hex(bytes) };
  const { lock, ...sent } = file;
  // Another try may have seen other bytes under the same address.
  if (sent.content && sent.content.hash !== content.hash)
    await files.remove(tenant, keptKey({ ...sent.content, id }));
  // What is removed when nobody hands it in stands in the record before it is there.
  await store.write(replace(looseFileEntity, { ...sent, content }, lock));
  await files.put(tenant, keptKey({ ...content, id }), bytes);
  await files.remove(tenant, sentKey(file));
  const after: LooseFile = { ...sent, content, kept: true };
  await store.write(replace(looseFileEntity, after, lock + 1));
  return after;
}

/** Puts a file where its address leads: for who has the file store at hand, and no browser. */
export const putSent = (files: FileStore, tenant: string, id: string, bytes: Uint8Array): Promise<void> =>
  files.put(tenant, sentKey({ id }), bytes);

/** The bytes of a file; undefined where there is none, or where it is longer than it should be. */
async function bytesOf(
  source: AsyncIterable<Uint8Array> | undefined,
  most: number,
): Promise<Buffer | undefined> {
  if (!source) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of source) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
