import type { Actor } from '@mingcha/http';
import { endingsOf, type FieldError, type FileType, idPattern, mostFilesAtOnce } from '@mingcha/kernel';
import { create, type Operation, remove, type Stored, sideBySide, type TenantStore } from '@mingcha/store';
import { type Attachment, attachmentEntity, type Owner } from './kept/attachment.ts';
import { type LooseFile, looseFileEntity } from './kept/loose.ts';
import { filesOf } from './ofOwner.ts';

/** A file that a request names: where it stands in the request, where it belongs in its owner, and what is taken there. */
export type NamedFile = { pointer: string; id: string; place: string; accepts: readonly FileType[] };

/** What naming files comes to: operations that make them the owner's, what is wrong, and the files in their order. */
export type HandedIn = { operations: Operation[]; errors: FieldError[]; files: Attachment[] };

const unknown = '没有这个文件，或已超过一天没有使用而被清除，请重新上传。';

/**
 * Makes files the owner's that a request names. Each is one that the owner has in that place already, or one that the caller
 * has sent. The operations go into the request's own write: a file is handed in with it or not at all, and only once.
 */
export async function handInFiles(
  store: TenantStore,
  { owner, named, by, now }: { owner: Owner; named: readonly NamedFile[]; by: Actor; now: Date },
): Promise<HandedIn> {
  const done: HandedIn = { operations: [], errors: [], files: [] };
  if (named.length === 0) return done;
  const ids = [...new Set(named.map(({ id }) => id))].filter((id) => idPattern.test(id));
  const own = await filesOf(store, owner);
  const sent = new Map<string, Stored<LooseFile>>();
  await sideBySide(
    ids.filter((id) => !own.has(id)),
    async (id) => {
      const found = await store.get(looseFileEntity, { id });
      if (found?.kept && !found.going && found.by.sub === by.sub) sent.set(id, found);
    },
  );
  const seen = new Set<string>();
  for (const { pointer, id, place, accepts } of named) {
    const refuse = (message: string) => void done.errors.push({ pointer, message });
    const there = own.get(id);
    const fresh = sent.get(id);
    if (seen.has(id)) refuse('同一个文件填了两次，请删除一个。');
    else if (there && there.place === place) done.files.push(there);
    else if (!fresh?.content) refuse(unknown);
    else if (!accepts.includes(fresh.content.type))
      refuse(`“${fresh.name}”的类型不符，这一项只能上传：${endingsOf(accepts).join('、')}。`);
    else if (done.operations.length >= 2 * mostFilesAtOnce)
      refuse(`一次最多新上传 ${mostFilesAtOnce} 个文件，请分几次办理。`);
    else {
      const file = attachmentOf(fresh, fresh.content, { owner, place, now });
      done.operations.push(remove(looseFileEntity, { id }, fresh.lock), create(attachmentEntity, file));
      done.files.push(file);
    }
    seen.add(id);
  }
  return done;
}

/**
 * Takes those of an owner's files away from it that it no longer names: they go as files that nobody hands in. The operations
 * go into the write after which they are no longer named.
 */
export async function takeBackFiles(
  store: TenantStore,
  { owner, kept, now }: { owner: Owner; kept: ReadonlySet<string>; now: Date },
): Promise<Operation[]> {
  const all = await filesOf(store, owner);
  return [...all.values()]
    .filter(({ id }) => !kept.has(id))
    .flatMap(({ id, name, size, type, hash, by, lock }) => [
      remove(attachmentEntity, { owner, id }, lock),
      create(looseFileEntity, {
        id,
        name,
        size,
        by,
        content: { type, hash },
        kept: true,
        until: now.toISOString(),
      }),
    ]);
}

const attachmentOf = (
  { id, name, size, by }: LooseFile,
  content: NonNullable<LooseFile['content']>,
  { owner, place, now }: { owner: Owner; place: string; now: Date },
): Attachment => ({ owner, id, place, name, size, ...content, by, at: now.toISOString() });
