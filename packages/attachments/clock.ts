import type { Clock } from '@mingcha/kernel';
import { earliest, type FileStore, remove, replace, type TenantStore, WriteConflict } from '@mingcha/store';
import { looseFileEntity } from './kept/loose.ts';
import { keptKey, sentKey } from './kept/places.ts';

/** A look removes so many files; where there are more, the next look follows at once. */
const mostAtOnce = 100;

/**
 * Removes files that were sent and not handed in within a day. Safe to call at any time and more than once: what was begun is
 * ended by the next call. Resolves to the instant at which there is more to do.
 */
export async function removeLooseFiles(
  store: TenantStore,
  { clock, files }: { clock: Clock; files: FileStore },
): Promise<string | undefined> {
  const now = clock().toISOString();
  // All wait about equally long, so that those that were begun first are due first.
  const { items } = await store.query(looseFileEntity, [], { limit: mostAtOnce });
  const due = items.filter(({ until }) => until <= now);
  for (const { lock, ...file } of due) {
    try {
      // First nobody can hand it in any more; the record stays until the file is gone.
      if (!file.going) await store.write(replace(looseFileEntity, { ...file, going: true }, lock));
      await files.remove(store.tenant, sentKey(file));
      if (file.content) await files.remove(store.tenant, keptKey({ ...file.content, id: file.id }));
      await store.write(remove(looseFileEntity, { id: file.id }, file.going ? lock : lock + 1));
    } catch (error) {
      // Somebody was looking into it or handing it in at this moment.
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
  const later = items.map(({ until }) => until).filter((until) => until > now);
  return earliest(...later, due.length === mostAtOnce ? now : undefined);
}
