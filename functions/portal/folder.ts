import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteFiles } from './site.ts';

/** Site files from folders, by the first part of their path: `{console: …/dist, portal: …/dist, docs: …}`. */
export function folderSite(folders: Record<string, string>): SiteFiles {
  return {
    async read(path) {
      const [app = '', ...rest] = path.split('/');
      const folder = Object.hasOwn(folders, app) ? folders[app] : undefined;
      if (folder === undefined || rest.length === 0) return undefined;
      return readFile(join(folder, ...rest)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return undefined;
        throw error;
      });
    },
  };
}
