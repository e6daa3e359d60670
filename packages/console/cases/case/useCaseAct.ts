import { useQueryClient } from '@tanstack/react-query';
import type { Case } from '../../api/cases/caseTypes.ts';
import type { Answer } from '../../api/http.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { type Act, useAct } from '../../ui/act/useAct.ts';

/** After these the page shows an old state of the case. */
const stale = [404, 409, 412, 428];

/**
 * Something that is done to a case. The page shows the answer; where others were faster it is loaded anew, and what was
 * typed stays.
 */
export function useCaseAct<A>(
  { type, id }: Pick<Case, 'type' | 'id'>,
  action: (input: A) => Promise<Answer<Case>>,
  { done, onDone, onStale }: { done: string; onDone?: () => void; onStale?: (problem: ApiProblem) => void },
): Act<A> {
  const client = useQueryClient();
  return useAct(action, {
    done,
    onDone: (answer) => {
      client.setQueryData(['case', type, id], answer);
      for (const key of ['cases', 'inbox', 'cases-due', 'case-events', 'audit'])
        void client.invalidateQueries({ queryKey: [key] });
      onDone?.();
    },
    onProblem: (problem) => {
      if (stale.includes(problem.status)) {
        void client.invalidateQueries({ queryKey: ['case', type, id] });
        onStale?.(problem);
      }
      return false;
    },
  });
}
