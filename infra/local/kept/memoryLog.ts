import { createHash } from 'node:crypto';
import { type LogFiles, type LogKeys, tilePath } from '@mingcha/log/keeping';
import { openSeed } from '@mingcha/log/node';

/** Files, keys and names of logs for a test, in memory. The keys are the same in every run. */
export function memoryLog(): {
  files: LogFiles;
  keys: LogKeys;
  originOf: (tenant: string) => string;
  /** Drops all files of a tenant, as an operator could where nothing locks them. */
  forget: (tenant: string) => void;
} {
  const kept = new Map<string, Uint8Array>();
  const at = (tenant: string, path: string) => `${tenant}/${path}`;
  return {
    files: {
      read: async (tenant, path) => kept.get(at(tenant, path)),
      async create(tenant, path, bytes) {
        if (kept.has(at(tenant, path))) return false;
        kept.set(at(tenant, path), bytes);
        return true;
      },
      async putPartial(tenant, path, bytes) {
        kept.set(at(tenant, path), bytes);
      },
      async dropPartials(tenant, tile) {
        const partial = `${at(tenant, tilePath(tile))}.p/`;
        for (const path of kept.keys()) if (path.startsWith(partial)) kept.delete(path);
      },
      async largestHead(tenant) {
        const heads = at(tenant, 'head/');
        const sizes = [...kept.keys()].filter((path) => path.startsWith(heads));
        return sizes.length === 0
          ? undefined
          : Math.max(...sizes.map((path) => Number(path.slice(heads.length))));
      },
    },
    keys: {
      open: async (tenant, origin) =>
        openSeed(createHash('sha256').update(`test ${tenant}`).digest(), origin, 'note'),
    },
    originOf: (tenant) => `mingcha.test/public/${tenant}/log`,
    forget(tenant) {
      for (const path of kept.keys()) if (path.startsWith(at(tenant, ''))) kept.delete(path);
    },
  };
}
