import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildManual, manualDist } from '@mingcha/manual';

const root = join(import.meta.dirname, '../../..');
const stamps = join(root, 'node_modules/.cache/mingcha');
/** What the pages of each app are built from, and how. */
const apps = {
  // The kernel's and the draw's code is part of the pages.
  console: { sources: ['packages/console', 'packages/kernel', 'packages/draw'], build: buildByVite },
  portal: {
    sources: ['packages/portal', 'packages/kernel', 'packages/draw', 'packages/catalogue/guides'],
    build: buildByVite,
  },
  help: { sources: ['packages/manual', 'docs/manual', 'packages/portal/src'], build: buildManual },
};
type App = keyof typeof apps;

const require = createRequire(import.meta.url);

/** Where the pages lie, by the first part of a site path. */
export const siteFolders = {
  console: join(root, 'packages/console/dist'),
  portal: join(root, 'packages/portal/dist'),
  help: manualDist,
  download: join(root, 'packages/witness/dist'),
  docs: dirname(require.resolve('swagger-ui-dist/package.json')),
};

/** Builds each web app that was never built or whose sources have changed since. Returns the names of those built. */
export async function buildSite(log: (line: string) => void): Promise<string[]> {
  await mkdir(stamps, { recursive: true });
  const built = await Promise.all((Object.keys(apps) as App[]).map((app) => buildApp(app, log)));
  return built.filter((app) => app !== undefined);
}

async function buildApp(app: App, log: (line: string) => void): Promise<string | undefined> {
  const { sources, build } = apps[app];
  const stamp = join(stamps, `${app}.sha256`);
  const hash = await hashOf(sources.map((path) => join(root, path)));
  const known = await readFile(stamp, 'utf8').catch(() => '');
  if (known === hash && existsSync(join(siteFolders[app], 'index.html'))) return undefined;
  log(`building ${app} …`);
  await build(join(root, sources[0]!));
  await writeFile(stamp, hash);
  return app;
}

function buildByVite(folder: string): Promise<void> {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  return run(folder, [vite, 'build', '--logLevel', 'warn']);
}

/** A hash of all sources below some folders and of the installed versions. */
async function hashOf(folders: string[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')));
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.sort()) {
      if (/(^|\/)(node_modules|dist|vectors|bench)(\/|$)|\.test\.tsx?$|(^|\/)README\.md$/.test(name))
        continue;
      const bytes = await readFile(join(folder, name)).catch(() => undefined);
      if (bytes) hash.update(`${folder}/${name}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

function run(cwd: string, args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('error', fail);
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(`the build in ${cwd} failed:\n${output}`)),
    );
  });
}
