import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps a second start out of a data folder. Throws an error that says who holds it; a dead process's lock gives way. */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const file = join(folder, 'lock');
  const own = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  for (let attempt = 0; ; attempt++) {
    try {
      await writeFile(file, own, { flag: 'wx', mode: 0o600 });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(file);
    if (holder !== undefined || attempt > 0)
      throw new Error(`the data folder ${folder} is in use by process ${holder ?? 'unknown'}`);
    await rm(file, { force: true });
  }
}

/** The process that holds the lock, where it still runs. */
async function holderOf(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const { pid, started } = parse(text);
  if (!pid || !runs(pid)) return undefined;
  return (await startOf(pid)) === started ? pid : undefined;
}

function parse(text: string): { pid?: number; started?: string | null } {
  try {
    return JSON.parse(text) as { pid?: number; started?: string | null };
  } catch {
    return {};
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, so that another one with the same number is not taken for it; null where that is unknown. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
