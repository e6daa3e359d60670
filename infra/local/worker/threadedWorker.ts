import type { Worker } from 'node:worker_threads';
import type { Clock } from '@mingcha/kernel';
import type { AssumeTenant } from '@mingcha/store';
import type { Message } from '../served/queue.ts';
import type { Access, FromThread, ThreadInit, ToThread } from './messages.ts';
import { startThread } from './startThread.ts';

export type ThreadedWorkerInit = ThreadInit & {
  /** Gives the thread's stores their credentials: the sessions are the guard's, which lives here. */
  assume: Record<Access, AssumeTenant>;
  clock: Clock;
  report: (error: unknown, about: Record<string, unknown>) => void;
  /** Milliseconds after which a thread without work ends and gives its memory back. */
  idleTime?: number;
};

export type ThreadedWorker = {
  /** As the worker's function does: rejects when the job is to be tried again. */
  run(message: Message): Promise<void>;
  /** Ends the thread at once. */
  stop(): Promise<void>;
};

type Running = { by: Worker; resolve(): void; reject(error: unknown): void };

/**
 * The worker's function in a thread, as on AWS it has a machine of its own: whoever uses the API meanwhile does not wait
 * for files to be read, rows to be checked and pages to be made. The thread starts with the first job.
 */
export function createThreadedWorker(init: ThreadedWorkerInit): ThreadedWorker {
  const { endpoint, cursorKey, files, assume, clock, report, idleTime = 60_000 } = init;
  const running = new Map<number, Running>();
  let thread: Worker | undefined;
  let last = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Worker {
    const workerData: ThreadInit = { endpoint, cursorKey, files };
    const worker = startThread(new URL('./thread.ts', import.meta.url), {
      workerData,
      // Warnings were told where this process started.
      env: { NODE_NO_WARNINGS: '1' },
    });
    const send = (message: ToThread) => worker.postMessage(message);
    worker.on('message', (message: FromThread) => {
      if ('ended' in message) end(message);
      else if ('report' in message) report(message.report, message.about);
      else
        assume[message.access](message.tenant).then(
          (credentials) => send({ assumed: message.assume, credentials }),
          (error: unknown) => send({ assumed: message.assume, error }),
        );
    });
    let why: unknown = new Error('the worker’s thread ended');
    worker.on('error', (error) => {
      why = error;
    });
    worker.on('exit', () => {
      if (thread === worker) thread = undefined;
      for (const [name, { by, reject }] of running) {
        if (by !== worker) continue;
        running.delete(name);
        reject(why);
      }
    });
    return worker;
  }

  function end({ ended, error }: { ended: number; error?: unknown }): void {
    const job = running.get(ended);
    running.delete(ended);
    if (error === undefined) job?.resolve();
    else job?.reject(error);
    if (running.size === 0) idle = setTimeout(stop, idleTime).unref();
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.terminate();
  }

  return {
    run: (message) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        thread ??= start();
        running.set(++last, { by: thread, resolve, reject });
        thread.postMessage({ run: last, message, now: clock().getTime() } satisfies ToThread);
      }),
    stop,
  };
}
