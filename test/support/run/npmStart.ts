import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const scripts = join(import.meta.dirname, '../../../infra/local');

/** Starts a command of `infra/local` as npm does, on a data folder. */
export function startCommand(
  script: string,
  data: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
  const own = { PORT: '0', MINGCHA_DATA: data, AWS_PROFILE: 'must-not-be-read', NODE_NO_WARNINGS: '1' };
  return spawn(process.execPath, ['--import', 'tsx', join(scripts, script), ...args], {
    env: { ...process.env, ...own, ...env },
  });
}

/** A system that runs as a process of its own. */
export type Started = {
  url: string;
  child: ChildProcess;
  /** As Ctrl-C does; gives the exit code. */
  stop(): Promise<number>;
};

/** Starts the system as `npm start` does, with small demo cities where the folder is empty, and waits for its address. */
export async function npmStart(data: string, ...args: string[]): Promise<Started> {
  const options = ['--quiet', '--objects', '400', '--notices', 'none', '--past', 'none', ...args];
  const child = startCommand('start.ts', data, options);
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  const ended = once(child, 'exit') as Promise<[number]>;
  const [url] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${errors}`))),
  ])) as [string];
  return {
    url,
    child,
    async stop() {
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
}
