import type { Material } from './material.ts';
import type { StepId, StepReport } from './report.ts';
import { runSteps } from './run.ts';

export type FromWorker =
  | { kind: 'running'; id: StepId; words: string }
  | { kind: 'report'; report: StepReport }
  | { kind: 'finished' }
  | { kind: 'trouble'; words: string };

const tell = (message: FromWorker) => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<Material>) => {
  try {
    await runSteps(data, {
      onRunning: (id, words) => tell({ kind: 'running', id, words }),
      onReport: (report) => tell({ kind: 'report', report }),
    });
    tell({ kind: 'finished' });
  } catch (cause) {
    tell({ kind: 'trouble', words: `核验程序出错：${(cause as Error).message}` });
  }
};
