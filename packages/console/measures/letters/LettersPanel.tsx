import { signingStates } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lettersApi } from '../../api/measures/letters.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { chaseLevels } from '../rounds/words.ts';

/** Letters that are not signed yet. Nothing is shown while there is none. */
export function LettersPanel() {
  const deptName = useDeptName();
  const query = useQuery({ queryKey: ['letters'], queryFn: lettersApi.list });
  if (query.data?.length === 0) return null;
  return (
    <Panel title="待签发的督办函">
      <Loaded query={query} lines={2}>
        {(letters) => (
          <ul className="timeline-list">
            {letters.map(({ id, level, dept, docNo, measures, state, createdAt, by }) => (
              <li key={id}>
                <span className="row" style={{ gap: '0 12px' }}>
                  <Link to="/chases/letters/$id" params={{ id }}>
                    {chaseLevels[level]}函：{deptName(dept)}
                  </Link>
                  <StateMark of={signingStates[state]} />
                </span>
                <span className="small muted">
                  {docNo}，{measures.length} 项举措 · {by.name} · {instant(createdAt)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
