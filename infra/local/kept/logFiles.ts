import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type LogFiles, tilePath } from '@mingcha/log/keeping';

/** So many heads lie in one folder, so that the largest is found without reading the names of all. */
const headsInFolder = 1_000;
const mostTries = 5;
const headPattern = /^head\/(\d+)$/;

/** Tiles and heads of logs in a folder: what a locked bucket is on AWS. What is written for good is read-only. */
export function createFolderLogFiles(folder: string): LogFiles {
  const ofTenant = (tenant: string) => join(folder, tenant);
  const pathOf = (tenant: string, path: string) => {
    const size = headPattern.exec(path)?.[1];
    const own = size === undefined ? path : `head/${Math.floor(Number(size) / headsInFolder)}/${size}`;
    return join(ofTenant(tenant), ...own.split('/'));
  };

  /** The bytes under a name that nobody asks for, safe from a loss of power; `put` gives them their own. */
  async function beside(path: string, bytes: Uint8Array, put: (fresh: string) => Promise<void>) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const fresh = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      const file = await open(fresh, 'wx', 0o400);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await put(fresh);
    } finally {
      await rm(fresh, { force: true });
    }
  }

  async function create(tenant: string, path: string, bytes: Uint8Array): Promise<boolean> {
    const own = pathOf(tenant, path);
    let made = true;
    await beside(own, bytes, (fresh) =>
      link(fresh, own).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        made = false;
      }),
    );
    return made;
  }

  return {
    async read(tenant, path) {
      return readFile(pathOf(tenant, path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return undefined;
        throw error;
      });
    },
    create,
    async putPartial(tenant, path, bytes) {
      // One may lie there that was written before its head was. Whoever reads meanwhile finds that one or this.
      const own = pathOf(tenant, path);
      for (let tries = 1; ; tries++) {
        try {
          return await beside(own, bytes, (fresh) => rename(fresh, own));
        } catch (error) {
          // Another sequencer is ahead: its tile is full, and it took the folder of the partial ones away.
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === mostTries) throw error;
        }
      }
    },
    async dropPartials(tenant, tile) {
      await rm(`${pathOf(tenant, tilePath(tile))}.p`, {
        recursive: true,
        force: true,
        maxRetries: mostTries,
      });
    },
    async largestHead(tenant) {
      const heads = join(ofTenant(tenant), 'head');
      for (const part of (await numbersIn(heads)).reverse()) {
        const largest = (await numbersIn(join(heads, String(part)))).at(-1);
        if (largest !== undefined) return largest;
      }
      return undefined;
    },
  };
}

async function numbersIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((one, other) => one - other);
}
