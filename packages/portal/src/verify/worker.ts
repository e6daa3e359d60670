import type { Material } from './material.ts';
import type { StepId, StepReport } from './report.ts';
import { runSteps } from './run.ts';

export type FromWorker =
  | { kind: 'running'; id: StepId; words: string }
  | { kind: 'report'; report: StepReport }
  | { kind: 'finished' }
  | { kind: 'trouble'; words: string };

const post = (message: FromWorker) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<Material>) => {
  try {
    await runSteps(data, {
      onRunning: (id, words) => post({ kind: 'running', id, words }),
      onReport: (report) => post({ kind: 'report', report }),
    });
    post({ kind: 'finished' });
  } catch (cause) {
    post({ kind: 'trouble', words: `核验程序出错：${(cause as Error).message}` });
  }
};
