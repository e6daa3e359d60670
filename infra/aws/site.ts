import { execFile } from 'node:child_process';
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './bundle.ts';

const run = promisify(execFile);
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/** The pages, each built by Vite in its package. */
const SITES = ['console', 'portal'] as const;

/** Swagger UI's own files; its maps and the other ways of packing it stay out. */
const SWAGGER = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'];

/** When the newest file below a folder was written, in milliseconds; 0 where there is none. */
async function newest(folder: string, skip: readonly string[] = []): Promise<number> {
  let latest = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (skip.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? await newest(path) : (await stat(path)).mtimeMs);
  }
  return latest;
}

/** Builds a site's pages where they are missing or older than their sources. */
async function build(site: (typeof SITES)[number]): Promise<string> {
  const folder = join(ROOT, 'packages', site);
  const dist = join(folder, 'dist');
  if ((await newest(folder, ['dist', 'node_modules'])) > (await newest(dist))) {
    await run(process.execPath, [VITE, 'build', '--logLevel', 'warn'], { cwd: folder });
  }
  return dist;
}

/** Puts all that the portal serves into `<dir>/site`: the pages of both sites and the viewer of the API's description. */
export async function addSite(dir: string): Promise<void> {
  const site = join(dir, 'site');
  await rm(site, { recursive: true, force: true });
  for (const name of SITES) await cp(await build(name), join(site, name), { recursive: true });
  for (const file of SWAGGER) {
    await cp(join(ROOT, 'node_modules/swagger-ui-dist', file), join(site, 'docs', file));
  }
}
