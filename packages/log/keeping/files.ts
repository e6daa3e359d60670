import type { Tile } from '../tlog/index.ts';

/**
 * Where the tiles and heads of logs lie: what must not be changed even by who may write the table. Paths are those below
 * the log's prefix.
 */
export type LogFiles = {
  read(tenant: string, path: string): Promise<Uint8Array | undefined>;
  /** Writes for good, whole or not at all. False where something is there already, which stays as it is. */
  create(tenant: string, path: string, bytes: Uint8Array): Promise<boolean>;
  /** Writes a partial tile, whose bytes follow from its path and the log's entries. */
  putPartial(tenant: string, path: string, bytes: Uint8Array): Promise<void>;
  /** Removes the partial forms of a tile that is full. */
  dropPartials(tenant: string, tile: Tile): Promise<void>;
  /** The largest size of which a head was created; undefined where there is none. */
  largestHead(tenant: string): Promise<number | undefined>;
};

/** Where the head of a size lies. */
export const headPath = (size: number): string => `head/${size}`;
