import type { Material } from './material.ts';
import type { StepReport } from './report.ts';
import type { FromWorker } from './worker.ts';

/** Verifies off the main thread, and passes on what the worker says. Returns what ends it before it is finished. */
export function verifyInWorker(material: Material, onMessage: (message: FromWorker) => void): () => void {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'finished' || data.kind === 'trouble') worker.terminate();
    onMessage(data);
  };
  worker.onerror = () => {
    worker.terminate();
    onMessage({ kind: 'trouble', words: '核验程序没有启动，请刷新页面，或换用较新的浏览器。' });
  };
  worker.postMessage(material);
  return () => worker.terminate();
}

/** All reports on one material. Rejects with an `Error` whose message says in Chinese what went wrong. */
export const reportsOf = (material: Material): Promise<StepReport[]> =>
  new Promise((resolve, reject) => {
    const reports: StepReport[] = [];
    verifyInWorker(material, (message) => {
      if (message.kind === 'report') reports.push(message.report);
      else if (message.kind === 'finished') resolve(reports);
      else if (message.kind === 'trouble') reject(new Error(message.words));
    });
  });
