import { type LogFiles, tilePath } from '@mingcha/log/keeping';
import { sideBySide } from '@mingcha/store';
import type { Bucket } from './bucket.ts';

const headPattern = /^head\/(\d+)$/;
const digits = 16;

/**
 * The name of a head says first how far its size is below the largest number, so that the largest head comes first in a
 * list: one request finds it, however many there are and whatever the table says. The size follows, for people.
 */
const headName = (size: number) => `${String(Number.MAX_SAFE_INTEGER - size).padStart(digits, '0')}-${size}`;

/** The kind under which partial tiles lie, in a bucket that locks nothing. */
const partsKind = 'log-parts';

/**
 * Tiles and heads of logs in S3. `locked` has Object Lock by default and takes an object only where none is; it holds
 * heads, full tiles and full bundles. Partial tiles are in `parts`. S3 shows what was written at once, in lists too.
 */
export function createS3LogFiles({ locked, parts }: { locked: Bucket; parts: Bucket }): LogFiles {
  const partKey = (path: string) => `${partsKind}/${path.slice('tile/'.length)}`;
  const lockedKey = (path: string) => {
    const size = headPattern.exec(path)?.[1];
    return size === undefined ? path : `head/${headName(Number(size))}`;
  };
  return {
    read: (tenant, path) =>
      path.includes('.p/') ? parts.bytes(tenant, partKey(path)) : locked.bytes(tenant, lockedKey(path)),
    create: (tenant, path, bytes) => locked.create(tenant, lockedKey(path), bytes),
    putPartial: (tenant, path, bytes) => parts.put(tenant, partKey(path), bytes),
    async dropPartials(tenant, tile) {
      const names = await parts.names(tenant, `${partKey(tilePath(tile))}.p/`, 1_000);
      await sideBySide(names, (name) => parts.remove(tenant, `${partsKind}/${name}`));
    },
    async largestHead(tenant) {
      const [name] = await locked.names(tenant, 'head/', 1);
      return name === undefined ? undefined : Number(name.slice(digits + 1));
    },
  };
}
