import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Material } from './material.ts';
import type { StepId, StepReport } from './report.ts';
import type { FromWorker } from './worker.ts';

export type Verification = {
  reports: StepReport[];
  running: { id: StepId; words: string } | undefined;
  finished: boolean;
  trouble: string;
};

const idle: Verification = { reports: [], running: undefined, finished: false, trouble: '' };

/** Runs verifications in a worker, one at a time; a new one ends the one before it. */
export function useVerification(): [Verification, (material: Material) => void] {
  const [verification, setVerification] = useState(idle);
  const worker = useRef<Worker | null>(null);

  const verify = useCallback((material: Material) => {
    worker.current?.terminate();
    setVerification(idle);
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    const fail = (words: string) => {
      started.terminate();
      setVerification((before) => ({ ...before, running: undefined, trouble: words }));
    };
    started.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'running') setVerification((before) => ({ ...before, running: data }));
      else if (data.kind === 'report') {
        setVerification((before) => ({
          ...before,
          running: undefined,
          reports: [...before.reports, data.report],
        }));
      } else if (data.kind === 'finished') {
        started.terminate();
        setVerification((before) => ({ ...before, running: undefined, finished: true }));
      } else fail(data.words);
    };
    started.onerror = () => fail('核验程序没有启动，请刷新页面，或换用较新的浏览器。');
    started.postMessage(material);
  }, []);

  useEffect(() => () => worker.current?.terminate(), []);
  return [verification, verify];
}
