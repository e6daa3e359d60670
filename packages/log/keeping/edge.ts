import type { Hash } from '@mingcha/kernel';
import { leafHash } from '@mingcha/kernel';
import {
  concat,
  decodeBundle,
  type Edge,
  edgeRoot,
  edgeTiles,
  FormatError,
  hashesAt,
  sameBytes,
  tileIn,
  tilePath,
  tileWidth,
  toHex,
} from '../tlog/index.ts';
import type { LogFiles } from './files.ts';
import { LogStopped } from './stops.ts';

/** The right edge of a tree, with the entries of its partial bundle. */
export type FullEdge = { edge: Edge; tail: Uint8Array[] };

const differ = (about: string) => new LogStopped('tiles-differ', about);

/** The edge of the tree of a signed head, from its files. Throws LogStopped where they do not have its root. */
export async function readEdge(
  files: LogFiles,
  tenant: string,
  { size, root }: { size: number; root: string },
  hash: Hash,
): Promise<FullEdge> {
  const read = async (path: string) => {
    const bytes = await files.read(tenant, path);
    if (!bytes) throw differ(`${path} is missing`);
    return bytes;
  };
  const levels: Uint8Array[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) levels.push(new Uint8Array(0));
  await Promise.all(
    edgeTiles(size).map(async (tile) => {
      const bytes = await read(tilePath(tile));
      if (bytes.length !== tile.width * 32) throw differ(`${tilePath(tile)} has ${bytes.length} bytes`);
      levels[tile.level as number] = bytes;
    }),
  );
  const edge = { size, levels };
  if (toHex(edgeRoot(edge, hash)) !== root) throw differ(`the tiles at ${size} have another root`);
  return { edge, tail: await readTail(read, edge, hash) };
}

async function readTail(
  read: (path: string) => Promise<Uint8Array>,
  { size, levels }: Edge,
  hash: Hash,
): Promise<Uint8Array[]> {
  if (size % tileWidth === 0) return [];
  const tile = tileIn(size, 'entries', Math.floor(size / tileWidth))!;
  try {
    const tail = decodeBundle(await read(tilePath(tile)), tile.width);
    const leaves = concat(...tail.map((entry) => leafHash(entry, hash)));
    if (!sameBytes(leaves, levels[0]!)) throw differ(`${tilePath(tile)} has other entries`);
    return tail;
  } catch (error) {
    if (error instanceof FormatError) throw differ(`${tilePath(tile)}: ${error.message}`);
    throw error;
  }
}
