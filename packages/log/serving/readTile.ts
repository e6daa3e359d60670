import type { LogFiles } from '../keeping/files.ts';
import { decodeBundle, encodeBundle, type Tile, tilePath, tileWidth } from '../tlog/index.ts';

/** A tile or bundle; a partial one that is gone since the full one is there is cut out of that. */
export async function readTile(files: LogFiles, tenant: string, tile: Tile): Promise<Uint8Array | undefined> {
  const exact = await files.read(tenant, tilePath(tile));
  if (exact || tile.width === tileWidth) return exact;
  const full = await files.read(tenant, tilePath({ ...tile, width: tileWidth }));
  if (!full) return undefined;
  return tile.level === 'entries'
    ? encodeBundle(decodeBundle(full, tileWidth).slice(0, tile.width))
    : full.slice(0, tile.width * 32);
}
