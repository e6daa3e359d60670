import { Problem, type ProblemInit } from '@mingcha/kernel';

/** What a process responds with; a problem goes over as what it was made from, since processes hand over no classes. */
export type ReadResponse<Result> =
  | { result: Result }
  | {
      problem: ProblemInit;
      /** Whether the file was left in the middle, so that the process may still hold what was read of it. */
      worn: boolean;
    }
  /** The process ends with it. */
  | { error: unknown };

/**
 * The loop of a process that `createReader` started: reads each task, one after the other, and responds with its result or
 * its problem. Any other error ends the process. `isWorn` names the problems after which the process is not used again.
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
  const fail = (error: unknown) => process.send!({ error }, () => process.exit(1));
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  process.on('disconnect', () => process.exit());
  process.on('message', async (task: Task) => {
    process.send!(await respond(task));
  });
  process.send!('ready');
}
