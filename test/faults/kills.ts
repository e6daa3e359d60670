import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import type { Acknowledged, WorkloadInit } from './workload.ts';

/** Processes of the application, to be killed. */
export type Victims = {
  /**
   * Runs one until it has acknowledged so many things, and so many milliseconds longer; kills it, and gives what it had
   * acknowledged.
   */
  runAndKill(init: WorkloadInit, until: { acknowledged: number; longer: number }): Promise<Acknowledged[]>;
  stop(): Promise<void>;
};

export async function buildVictims(): Promise<Victims> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-kills-'));
  const script = join(folder, 'workload.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'workload.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
  const running = new Set<ChildProcess>();
  return {
    async runAndKill(init, { acknowledged, longer }) {
      const child = spawn(process.execPath, [script], {
        env: { ...process.env, WORKLOAD: JSON.stringify(init) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.add(child);
      const ended = once(child, 'exit');
      let errors = '';
      child.stderr.on('data', (text: Buffer) => {
        errors = (errors + text).slice(-2_000);
      });
      const said: Acknowledged[] = [];
      const lines = createInterface(child.stdout);
      const reached = new Promise<void>((resolve, reject) => {
        lines.on('line', (line) => {
          said.push(JSON.parse(line) as Acknowledged);
          if (said.length >= acknowledged) resolve();
        });
        ended.then(() => reject(new Error(`the process ended by itself: ${errors}`)), reject);
      });
      await reached;
      await wait(longer);
      child.kill('SIGKILL');
      await ended;
      running.delete(child);
      return said;
    },
    async stop() {
      for (const child of running) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Numbers from 0 to 1 that a seed makes. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
