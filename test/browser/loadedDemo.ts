import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runFolder } from '../support/runFolder.ts';
import { startSite } from './site.ts';

const timeout = 110_000;

/**
 * A data folder with the small demo cities, to be copied: loading them takes as long as many tests. The file of tests that
 * needs it first in a run loads it, and the others wait.
 */
export async function loadedDemo(): Promise<string> {
  const folder = join(runFolder(), 'demo');
  await vi.waitUntil(async () => existsSync(folder) || (await loadUnlessAnotherDoes(folder)), {
    timeout,
    interval: 100,
  });
  return folder;
}

async function loadUnlessAnotherDoes(folder: string): Promise<boolean> {
  const own = `${folder}.loading`;
  try {
    await mkdir(own);
  } catch {
    return false;
  }
  try {
    await (await startSite({ keepIn: own })).stop();
    await rename(own, folder);
    return true;
  } catch (error) {
    // The next one tries again.
    await rm(own, { recursive: true, force: true });
    throw error;
  }
}
