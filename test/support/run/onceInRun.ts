import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runFolder } from './runFolder.ts';

const timeout = 230_000;

/**
 * A folder that is filled once in a run, by the file of tests that needs it first; the others wait and only read it. For
 * what takes longer to make than many tests take.
 */
export async function onceInRun(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(runFolder(), name);
  const done = `${folder}.done`;
  const fillUnlessAnotherDoes = async (): Promise<boolean> => {
    try {
      await mkdir(folder);
    } catch {
      return false;
    }
    try {
      await fill(folder);
      await writeFile(done, '');
      return true;
    } catch (error) {
      // The next one tries again.
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  };
  await vi.waitUntil(async () => existsSync(done) || (await fillUnlessAnotherDoes()), {
    timeout,
    interval: 100,
  });
  return folder;
}
