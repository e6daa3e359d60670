import { useRef, useState } from 'react';
import type { Answer } from '../../api/http.ts';
import { type ImportResponse, registerApi } from '../../api/lists/registers.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';

export type Look = () => Promise<Answer<ImportResponse>>;

type Stage =
  | { at: 'form' }
  | { at: 'job'; job: string }
  | { at: 'look'; found: ImportResponse; stale: boolean }
  | { at: 'done'; answer: ImportResponse }
  | { at: 'rejected'; problem: ApiProblem };

const outdated = new Set(['register-changed', 'file-changed']);

/**
 * A change of a whole list: looked at, then confirmed. Where the list has changed between the two, it is looked at again
 * (`stale`). A large one is a job, to look at and to confirm.
 */
export function useLook(kind: RegisterKindName, begun: string | undefined, onChanged: () => void) {
  const api = registerApi(kindNamed(kind).base);
  const [stage, setStage] = useState<Stage>(begun ? { at: 'job', job: begun } : { at: 'form' });
  const last = useRef<Look>(undefined);
  const stale = useRef(false);
  const rejected = (problem: ApiProblem) => {
    if (problem.code !== 'import-rejected') return false;
    setStage({ at: 'rejected', problem });
    return true;
  };

  function take(answer: ImportResponse): void {
    if (answer.check) {
      setStage({ at: 'look', found: answer, stale: stale.current });
    } else {
      setStage({ at: 'done', answer });
      onChanged();
    }
  }
  const took = ({ status, data }: Answer<ImportResponse>) =>
    status === 202 ? setStage({ at: 'job', job: data.job }) : take(data);

  const looking = useAct((_again: boolean) => last.current!(), { onDone: took, onProblem: rejected });
  const look = (ask: Look, again = false) => {
    last.current = ask;
    stale.current = again;
    looking.run(again);
  };
  const confirm = useAct((job: string) => api.confirm(job), {
    onDone: took,
    onProblem: (problem) => {
      if (outdated.has(problem.code) && last.current) look(last.current, true);
      return (outdated.has(problem.code) && last.current !== undefined) || rejected(problem);
    },
  });

  return {
    stage,
    look,
    confirm: confirm.run,
    busy: looking.busy || confirm.busy,
    /** What a job came to. */
    take,
    back: () => setStage({ at: 'form' }),
  };
}
