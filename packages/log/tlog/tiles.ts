import { toSize } from './bytes.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256;
const hashSize = 32;

/** A tile of hashes (level 0 to 63), or a bundle of entries, by its place and how many it holds (1 to 256). */
export type Tile = { level: number | 'entries'; index: number; width: number };

/** The address below the log's prefix, such as `tile/1/x001/234.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g)!;
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === tileWidth ? '' : `.p/${width}`}`;
}

const pathPattern = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile at an address; undefined where the address is not the one that `tilePath` writes. */
export function parseTilePath(path: string): Tile | undefined {
  const [, levelText, places, widthText] = pathPattern.exec(path) ?? [];
  if (levelText === undefined || places === undefined) return undefined;
  const level: Tile['level'] = levelText === 'entries' ? 'entries' : Number(levelText);
  const index = toSize(places.replace(/[x/]/g, '').replace(/^0+(?=\d)/, ''));
  const width = widthText === undefined ? tileWidth : Number(widthText);
  if (index === undefined || (level !== 'entries' && level > 63)) return undefined;
  if (widthText !== undefined && width >= tileWidth) return undefined;
  const tile: Tile = { level, index, width };
  return tilePath(tile) === path ? tile : undefined;
}

/** How many hashes the level has in a tree of this size: one for each full tile below, the entries at level 0. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** The tile of a level (or the bundle) as it is in a tree of this size; undefined where it would be empty. */
export function tileIn(size: number, level: number | 'entries', index: number): Tile | undefined {
  const count = hashesAt(level === 'entries' ? 0 : level, size) - index * tileWidth;
  return count > 0 ? { level, index, width: Math.min(count, tileWidth) } : undefined;
}

/** The partial tiles of hashes at the right edge of a tree, the lowest level first. */
export function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const count = hashesAt(level, size);
    if (count % tileWidth > 0)
      tiles.push({ level, index: Math.floor(count / tileWidth), width: count % tileWidth });
  }
  return tiles;
}

/** Bytes that a tile of hashes must have. */
export const tileBytes = ({ width }: Tile): number => width * hashSize;
