import type { Hash } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { LogFiles } from '../keeping/files.ts';
import { createTileTree, formatProof, tilePath } from '../tlog/index.ts';
import { headNote, provingSize } from './heads.ts';
import { readTile } from './readTile.ts';

/**
 * The proof (C2SP tlog-proof) of an entry under the first head with a quorum of cosigners that holds it, or under the
 * newest one; undefined where no head holds it yet.
 */
export async function proveEntry(
  store: TenantStore,
  index: number,
  { files, hash }: { files: LogFiles; hash: Hash },
): Promise<string | undefined> {
  const size = await provingSize(store, index);
  const checkpoint = size === undefined ? undefined : await headNote(store, size);
  if (size === undefined || checkpoint === undefined) return undefined;
  const tree = createTileTree({
    size,
    hash,
    async read(tile) {
      const bytes = await readTile(files, store.tenant, tile);
      if (!bytes) throw new Error(`the log has lost ${tilePath(tile)}`);
      return bytes;
    },
  });
  return formatProof({ index, path: await tree.inclusion(index), checkpoint });
}
