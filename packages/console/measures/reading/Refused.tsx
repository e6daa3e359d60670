import type { ApiProblem } from '../../api/problem.ts';
import { type Blocker, refusedOf } from './blockers.ts';
import type { Draft } from './draft.ts';

interface RefusedProps {
  problem: ApiProblem;
  draft: Draft;
  onGo: (blocker: Blocker) => void;
}

/** What the API refused, each with the way to its field. */
export function Refused({ problem, draft, onGo }: RefusedProps) {
  return (
    <div className="problem" role="alert">
      <strong>{problem.title}</strong>
      <span>{problem.detail}</span>
      <ul className="read-refused">
        {refusedOf(problem.errors, draft).map((blocker) => (
          <li key={`${blocker.key}${blocker.field}${blocker.message}`}>
            <button type="button" className="plain row-link" onClick={() => onGo(blocker)}>
              {blocker.message}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
