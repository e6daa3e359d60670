import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { verifyInWorker } from './inWorker.ts';
import type { Material } from './material.ts';
import type { StepId, StepReport } from './report.ts';

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
  const end = useRef(() => {});

  const verify = useCallback((material: Material) => {
    end.current();
    setVerification(idle);
    end.current = verifyInWorker(material, (message) => {
      if (message.kind === 'running') setVerification((before) => ({ ...before, running: message }));
      else if (message.kind === 'report') {
        setVerification((before) => ({
          ...before,
          running: undefined,
          reports: [...before.reports, message.report],
        }));
      } else if (message.kind === 'finished') {
        setVerification((before) => ({ ...before, running: undefined, finished: true }));
      } else setVerification((before) => ({ ...before, running: undefined, trouble: message.words }));
    });
  }, []);

  useEffect(() => () => end.current(), []);
  return [verification, verify];
}
