import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TableRequests } from '@mingcha/store';
import { engineRequests } from './engineRequests.ts';

/** A running DynamoDB-compatible engine. */
export type Engine = {
  /** Where it listens, without any guard: everybody who has this address may do everything. */
  readonly endpoint: string;
  /** Requests to it from this process, whatever address they name. */
  readonly requests: TableRequests;
  /** Settles when the engine has ended, asked for or not. */
  readonly ended: Promise<void>;
  /** Ends it and waits for that; its file is then complete. */
  stop(): Promise<void>;
};

export type EngineInit = {
  /** The database file; in memory where it is missing. */
  file?: string;
  /** An engine that runs already, used instead of an own one and never stopped. */
  endpoint?: string | undefined;
};

const attempts = 3;
const startDeadline = 10_000;
const stopDeadline = 5_000;

/** Starts an engine on a free port of the loopback interface and waits until it answers. */
export async function startEngine({ file, endpoint }: EngineInit = {}): Promise<Engine> {
  if (endpoint) {
    await answering(endpoint);
    const requests = engineRequests(endpoint);
    return { endpoint, requests, ended: new Promise(() => {}), stop: () => requests.destroy() };
  }
  const binary = enginePath();
  for (let attempt = 1; ; attempt++) {
    const { engine, ready, output } = spawnEngine(binary, await freePort(), file);
    if (await ready) {
      await answering(engine.endpoint);
      return engine;
    }
    if (attempt === attempts || !output().includes('in use'))
      throw new Error(`the database engine did not start: ${output().trim()}`);
  }
}

/** The engine's binary of this platform. Throws an error that says how to get it. */
function enginePath(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    throw new Error(
      `there is no database engine for ${process.platform}-${process.arch}: run \`npm install --no-save ${name}@1.2.1\`, ` +
        'or set DYNAMODB_ENDPOINT to any DynamoDB-compatible server, for instance http://127.0.0.1:8000',
    );
  }
}

/**
 * The shell ends the engine as soon as its standard input closes, which the system does for us even when this process
 * is killed. In a group of its own, so that Ctrl-C reaches us first and the engine after us.
 */
const watcher =
  'exec 3<&0; "$@" 3<&- & engine=$!; { cat <&3 >/dev/null; kill "$engine"; } 2>/dev/null & wait "$engine"';

function spawnEngine(binary: string, port: number, file: string | undefined) {
  const options = ['serve', '--port', String(port), ...(file ? ['--db-path', file] : [])];
  const child = spawn('/bin/sh', ['-c', watcher, 'engine', binary, ...options], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let sayReady: (ready: boolean) => void;
  const ready = new Promise<boolean>((resolve) => {
    sayReady = resolve;
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output = (output + text).slice(-2_000);
      if (output.includes('listening on')) sayReady(true);
    });
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      child.stdin.destroy();
      resolve();
    });
  });
  // Not at its exit: what it said last may still be on its way.
  child.once('close', () => sayReady(false));
  const endpoint = `http://127.0.0.1:${port}`;
  const requests = engineRequests(endpoint);
  const stopAll = async () => {
    await requests.destroy();
    await stop(child, ended);
  };
  return { engine: { endpoint, requests, ended, stop: stopAll }, ready, output: () => output };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  const killer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), stopDeadline);
  await ended;
  clearTimeout(killer);
}

async function answering(endpoint: string): Promise<void> {
  const deadline = Date.now() + startDeadline;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      await (await fetch(endpoint, { signal: AbortSignal.timeout(1_000) })).arrayBuffer();
      return;
    } catch (cause) {
      if (Date.now() > deadline) throw new Error(`no database engine answers at ${endpoint}`, { cause });
    }
    await wait(pause);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject()));
    });
  });
}
