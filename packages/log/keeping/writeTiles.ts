import { encodeBundle, type GrownTile, sameBytes, tilePath, tileWidth } from '../tlog/index.ts';
import type { LogFiles } from './files.ts';
import { LogStopped } from './stops.ts';

/** The bundles that are new in a tree: `entries` are those from the first of the last partial one on. */
export function grownBundles(from: number, entries: readonly Uint8Array[]): GrownTile[] {
  const bundles: GrownTile[] = [];
  for (let at = 0; at < entries.length; at += tileWidth) {
    const part = entries.slice(at, at + tileWidth);
    const index = Math.floor((from + at) / tileWidth);
    bundles.push({ level: 'entries', index, width: part.length, bytes: encodeBundle(part) });
  }
  return bundles;
}

/** Writes tiles and bundles; finding the same there is success. Throws LogStopped where another full one is there. */
export async function writeTiles(
  files: LogFiles,
  tenant: string,
  tiles: readonly GrownTile[],
): Promise<void> {
  for (const { bytes, ...tile } of tiles) {
    const path = tilePath(tile);
    if (tile.width < tileWidth) await files.putPartial(tenant, path, bytes);
    else if (!(await files.create(tenant, path, bytes))) {
      const there = await files.read(tenant, path);
      if (!there || !sameBytes(there, bytes)) throw new LogStopped('tiles-differ', `${path} is another one`);
    }
  }
}

/** Removes the partial forms of tiles that are full now. */
export async function dropPartials(files: LogFiles, tenant: string, tiles: readonly GrownTile[]) {
  for (const { bytes: _, ...tile } of tiles)
    if (tile.width === tileWidth) await files.dropPartials(tenant, tile);
}
