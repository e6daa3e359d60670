import type { ChildProcess, Serializable } from 'node:child_process';
import { once } from 'node:events';
import { Problem } from '@mingcha/kernel';
import { cpuTimeOf } from './cpuTime.ts';
import type { ReadResponse } from './serve.ts';

export type ReaderSettings = {
  /** Starts the process, which runs `serveTasks`. */
  start(): ChildProcess;
  /** What is thrown where a task takes more time or memory than it may. */
  tooComplex(): Error;
  /** For one task from when the process takes it up: of the processor, and in all; ms. */
  mostCpu: number;
  mostTime: number;
  /** How many tasks wait, and how long one does, ms. */
  mostWaiting: number;
  longestWait: number;
  /** After which a process without work ends, ms. */
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
 * Runs tasks one after the other in one process, which is started with the first and again after each that broke its limits.
 * The function it returns resolves to the task's result. It throws the task's problem, `reader-busy` (503, with
 * `Retry-After`) where too many wait, and `tooComplex`.
 */
export function createReader<Task, Result>(settings: ReaderSettings): (task: Task) => Promise<Result> {
  const waiting: Job<Task, Result>[] = [];
  let child: ChildProcess | undefined;
  /** The process that has responded to a task: what it fails with next may be that task's. */
  let used: ChildProcess | undefined;
  let running = false;
  let idle: NodeJS.Timeout | undefined;

  async function startProcess(): Promise<ChildProcess> {
    const started = settings.start();
    const forget = () => {
      if (child === started) child = undefined;
    };
    // Also an error after the response, which nobody waits for, ends the process and nothing else.
    started.on('error', forget).on('exit', forget);
    await responseOf(started);
    return started;
  }

  function stopProcess(ending: ChildProcess): void {
    if (child === ending) child = undefined;
    ending.kill('SIGKILL');
  }

  async function run(job: Job<Task, Result>): Promise<void> {
    const { task, resolve, reject } = job;
    clearTimeout(idle);
    try {
      child ??= await startProcess();
    } catch (error) {
      return reject(error);
    }
    const by = child;
    holdOpen(by, true);
    const isUsed = by === used;
    let again = false;
    const ended = new AbortController();
    const [started, cpu] = [performance.now(), cpuTimeOf(by.pid!)];
    const watch = setInterval(() => {
      const isOver = cpuTimeOf(by.pid!) - cpu > settings.mostCpu;
      if (isOver || performance.now() - started > settings.mostTime) ended.abort();
    }, watchEvery);
    try {
      const responded = responseOf<ReadResponse<Result>>(by, ended.signal);
      // Where it cannot be sent the process has ended, which `responded` says.
      by.send(task as Serializable, () => undefined);
      const response = await responded;
      if ('error' in response) throw response.error;
      used = by;
      if ('result' in response) resolve(response.result);
      else reject(new Problem(response.problem));
      if ('problem' in response && response.worn) return stopProcess(by);
      holdOpen(by, false);
      idle = setTimeout(() => stopProcess(by), settings.idleTime).unref();
    } catch (error) {
      const isOver = ended.signal.aborted || error instanceof Broken;
      // On a new process it shows whose error it is.
      again = isUsed && !isOver;
      if (!again) reject(isOver ? settings.tooComplex() : error);
      stopProcess(by);
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

/** A process was ended from outside of its program: by V8, which found no more memory, or by the kernel. */
class Broken extends Error {}

/** The next message of a process. Throws `Broken`, an error where the process ended by itself, and the signal's reason. */
async function responseOf<Message>(by: ChildProcess, given?: AbortSignal): Promise<Message> {
  const done = new AbortController();
  const signal = given ? AbortSignal.any([given, done.signal]) : done.signal;
  try {
    return await Promise.race([
      once(by, 'message', { signal }).then(([message]) => message as Message),
      once(by, 'exit', { signal }).then(([code, endedBy]) => {
        if (endedBy) throw new Broken(`a reader was ended by ${endedBy}`);
        throw new Error(`a reader ended with ${code}`);
      }),
    ]);
  } finally {
    done.abort();
  }
}

/** Whether this process stays for the other one. */
function holdOpen(other: ChildProcess, isHeld: boolean): void {
  // A process that has ended has no channel.
  for (const held of [other, other.channel]) {
    if (isHeld) held?.ref();
    else held?.unref();
  }
}
