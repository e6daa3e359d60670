import { parentPort } from 'node:worker_threads';
import { Problem, type ProblemInit } from '@mingcha/kernel';

/** What a thread responds with; a problem goes over as what it was made from, since threads hand over no classes. */
export type ReadResponse<Result> =
  | { result: Result }
  | {
      problem: ProblemInit;
      /** Whether the file was left in the middle, so that the thread may still hold what was read of it. */
      worn: boolean;
    };

/**
 * The loop of a thread that `createReader` started: reads each task, one after the other, and responds with its result or
 * its problem. Any other error ends the thread. `isWorn` names the problems after which the thread is not used again.
 */
export function serveTasks<Task, Result>(
  read: (task: Task) => Promise<Result>,
  isWorn: (problem: Problem) => boolean = () => false,
): void {
  async function respond(task: Task): Promise<ReadResponse<Result>> {
    try {
      return { result: await read(task) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { status, code, title, detail } = error;
      return { problem: { status, code, title, detail }, worn: isWorn(error) };
    }
  }
  parentPort!.on('message', async (task: Task) => {
    parentPort!.postMessage(await respond(task));
  });
  parentPort!.postMessage('ready');
}
