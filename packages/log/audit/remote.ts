import { decodeBundle, type Tile, tilePath, tileWidth } from '../tlog/index.ts';

/** A log's files at its address, as anybody may read them. */
export type RemoteLog = {
  readonly url: string;
  /** A text file below the prefix; undefined where there is none. Throws where it cannot be had. */
  text(path: string): Promise<string | undefined>;
  /** The bytes of a tile of hashes, as wide as is asked. */
  tile(tile: Tile): Promise<Uint8Array>;
  /** The entries of a bundle. */
  bundle(tile: Tile): Promise<Uint8Array[]>;
};

export type Fetch = (url: string) => Promise<Pick<Response, 'status' | 'ok' | 'arrayBuffer'>>;

/** What nobody needs to take in: a bundle of the largest entries has 2.1 MB. */
const mostBytes = 4_000_000;
const attempts = 3;

export function openRemote(address: string, ask: Fetch = fetch): RemoteLog {
  const url = address.replace(/\/+$/, '');

  async function bytes(path: string): Promise<Uint8Array | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await ask(`${url}/${path}`);
        if (response.status === 404) return undefined;
        if (!response.ok) throw new Error(`${url}/${path} 答 ${response.status}`);
        const body = new Uint8Array(await response.arrayBuffer());
        if (body.length > mostBytes) throw new Error(`${url}/${path} 过大`);
        return body;
      } catch (error) {
        if (attempt === attempts) throw error;
      }
    }
  }

  /** The partial form may be gone since the full one is there. */
  async function wanted(tile: Tile): Promise<{ bytes: Uint8Array; width: number }> {
    const own = await bytes(tilePath(tile));
    if (own) return { bytes: own, width: tile.width };
    const full = tile.width < tileWidth ? await bytes(tilePath({ ...tile, width: tileWidth })) : undefined;
    if (!full) throw new Error(`日志缺少文件 ${tilePath(tile)}`);
    return { bytes: full, width: tileWidth };
  }

  return {
    url,
    async text(path) {
      const found = await bytes(path);
      return found && new TextDecoder('utf-8', { fatal: true }).decode(found);
    },
    async tile(tile) {
      const found = await wanted(tile);
      return found.bytes.slice(0, tile.width * 32);
    },
    async bundle(tile) {
      const found = await wanted(tile);
      return decodeBundle(found.bytes, found.width).slice(0, tile.width);
    },
  };
}
