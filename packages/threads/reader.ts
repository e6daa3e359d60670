import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { Problem } from '@mingcha/kernel';
import type { ReadResponse } from './serve.ts';

export type ReaderSettings = {
  /** Starts the thread, which runs `serveTasks`. */
  start(): Worker;
  /** What is thrown where a task takes more time or memory than it may. */
  tooComplex(): Error;
  /** For one task from when the thread takes it up: of the processor, which is the whole process's, and in all; ms. */
  mostCpu: number;
  mostTime: number;
  /** How many tasks wait, and how long one does, ms. */
  mostWaiting: number;
  longestWait: number;
  /** After which a thread without work ends, ms. */
  idleTime: number;
};

type Job<Task, Result> = {
  task: Task;
  resolve(result: Result): void;
  reject(error: unknown): void;
  /** Ends the wait. */
  timer: NodeJS.Timeout;
};

/** How often the limits of time are looked at, ms. */
const watchEvery = 100;

const busy = () =>
  new Problem({
    status: 503,
    code: 'reader-busy',
    title: '正在读取其他文件',
    detail: '系统正在读取其他文件，这份文件没有读取。请 10 秒后重新提交。',
    headers: { 'retry-after': '10' },
  });

/**
 * Runs tasks one after the other in one thread, which is started with the first and again after each that broke its limits.
 * The function it returns resolves to the task's result. It throws the task's problem, `reader-busy` (503, with
 * `Retry-After`) where too many wait, and `tooComplex`.
 */
export function createReader<Task, Result>(settings: ReaderSettings): (task: Task) => Promise<Result> {
  const waiting: Job<Task, Result>[] = [];
  let thread: Worker | undefined;
  /** The thread that has responded to a task: what it throws next may be that task's. */
  let used: Worker | undefined;
  let running = false;
  let idle: NodeJS.Timeout | undefined;

  async function startThread(): Promise<Worker> {
    const worker = settings.start();
    // Also an error after the response, which nobody waits for, ends the thread and nothing else.
    worker.on('error', () => forget(worker));
    await once(worker, 'message');
    return worker;
  }

  function forget(worker: Worker): void {
    if (thread === worker) thread = undefined;
  }

  async function stopThread(worker: Worker): Promise<void> {
    forget(worker);
    await worker.terminate();
  }

  async function run(job: Job<Task, Result>): Promise<void> {
    const { task, resolve, reject } = job;
    clearTimeout(idle);
    try {
      thread ??= await startThread();
    } catch (error) {
      return reject(error);
    }
    const worker = thread;
    worker.ref();
    const isUsed = worker === used;
    let again = false;
    const ended = new AbortController();
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage(cpu);
      const isOver = (user + system) / 1_000 > settings.mostCpu;
      if (isOver || performance.now() - started > settings.mostTime) ended.abort();
    }, watchEvery);
    try {
      const responded = once(worker, 'message', { signal: ended.signal });
      worker.postMessage(task);
      const [response] = (await responded) as [ReadResponse<Result>];
      used = worker;
      if ('result' in response) resolve(response.result);
      else reject(new Problem(response.problem));
      if ('problem' in response && response.worn) return await stopThread(worker);
      worker.unref();
      idle = setTimeout(() => stopThread(worker), settings.idleTime).unref();
    } catch (error) {
      const isOver = ended.signal.aborted || isOutOfMemory(error);
      // On a new thread it shows whose error it is.
      again = isUsed && !isOver;
      if (!again) reject(isOver ? settings.tooComplex() : error);
      await stopThread(worker);
    } finally {
      clearInterval(watch);
    }
    if (again) await run(job);
  }

  async function work(): Promise<void> {
    if (running) return;
    running = true;
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      clearTimeout(job.timer);
      await run(job);
    }
    running = false;
  }

  return (task) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= settings.mostWaiting) return reject(busy());
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(job), 1);
        reject(busy());
      }, settings.longestWait);
      const job: Job<Task, Result> = { task, resolve, reject, timer };
      waiting.push(job);
      void work();
    });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
