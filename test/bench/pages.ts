import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Line } from './line.ts';

const root = join(import.meta.dirname, '../..');

/** What a first visit loads: the page and every script and style it names, gzipped, in KB. */
export async function firstLoad(dist: string, base: string): Promise<number> {
  const page = await readFile(join(dist, 'index.html'), 'utf8');
  const assets = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css|svg))"/g)].map(([, path]) => path!);
  let bytes = gzipSync(page).length;
  for (const path of assets) {
    bytes += gzipSync(await readFile(join(dist, path.slice(base.length))), { level: 9 }).length;
  }
  return bytes / 1_000;
}

export async function benchPages(): Promise<Line[]> {
  return [
    {
      name: 'console, first load',
      measured: await firstLoad(join(root, 'packages/console/dist'), '/console/'),
      budget: 400,
      unit: 'KB gzipped',
    },
    {
      name: 'portal, first load',
      measured: await firstLoad(join(root, 'packages/portal/dist'), '/'),
      budget: 60,
      unit: 'KB gzipped',
    },
  ];
}
