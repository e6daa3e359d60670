import type { Hash } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { type LoggedEntry, readEntry } from '../entries/entry.ts';
import type { LogFiles } from '../keeping/files.ts';
import {
  createTileTree,
  decodeBundle,
  formatProof,
  type Tile,
  textOf,
  tileIn,
  tilePath,
  tileWidth,
} from '../tlog/index.ts';
import { headNote, newestHead, provingSize } from './heads.ts';
import { readTile } from './readTile.ts';

type ProveDeps = { files: LogFiles; hash: Hash };

/** A file of a log that its heads say must be there. */
class LostTile extends Error {
  override readonly name = 'LostTile';
}

async function tileOf(files: LogFiles, tenant: string, tile: Tile): Promise<Uint8Array> {
  const bytes = await readTile(files, tenant, tile);
  if (!bytes) throw new LostTile(`the log has lost ${tilePath(tile)}`);
  return bytes;
}

/** The proof of an entry under the head of a size, with the entry's bytes as extra data. */
async function proveUnder(
  store: TenantStore,
  index: number,
  size: number,
  { files, hash }: ProveDeps,
): Promise<string | undefined> {
  const checkpoint = await headNote(store, size);
  if (checkpoint === undefined) return undefined;
  const read = (tile: Tile) => tileOf(files, store.tenant, tile);
  const path = await createTileTree({ size, hash, read }).inclusion(index);
  const bundle = tileIn(size, 'entries', Math.floor(index / tileWidth))!;
  const extra = decodeBundle(await read(bundle), bundle.width)[index % tileWidth]!;
  return formatProof({ index, path, checkpoint, extra });
}

/**
 * The proof (C2SP tlog-proof) of an entry under the first head with a quorum of cosigners that holds it, or under the
 * newest one; undefined where no head holds it yet.
 */
export async function proveEntry(
  store: TenantStore,
  index: number,
  deps: ProveDeps,
): Promise<string | undefined> {
  const size = await provingSize(store, index);
  return size === undefined ? undefined : proveUnder(store, index, size, deps);
}

/** Entries of one commitment stand no further than this from the size of the log that its plan names. */
const mostApart = 64;

type Committed = {
  /** The size of the log when it was committed. */
  from: number;
  wanted: (entry: LoggedEntry) => boolean;
};

/**
 * The proof of the first wanted entry from an index on, under the first head with a quorum of cosigners that holds it, or
 * under the newest one; undefined where no head holds it yet, or where the log's files are not all there.
 */
export async function proveCommitted(
  store: TenantStore,
  { from, wanted }: Committed,
  deps: ProveDeps,
): Promise<string | undefined> {
  const head = await newestHead(store);
  const end = Math.min(head?.size ?? 0, from + mostApart);
  try {
    for (let at = from; at < end; at = (Math.floor(at / tileWidth) + 1) * tileWidth) {
      const bundle = tileIn(head!.size, 'entries', Math.floor(at / tileWidth))!;
      const entries = decodeBundle(await tileOf(deps.files, store.tenant, bundle), bundle.width);
      for (let index = at; index < end && Math.floor(index / tileWidth) === bundle.index; index++) {
        const read = readEntry(textOf(entries[index % tileWidth]!), store.tenant);
        if (!('entry' in read) || !wanted(read.entry)) continue;
        const size = await provingSize(store, index);
        return size === undefined ? undefined : await proveUnder(store, index, size, deps);
      }
    }
  } catch (error) {
    if (!(error instanceof LostTile)) throw error;
  }
  return undefined;
}
