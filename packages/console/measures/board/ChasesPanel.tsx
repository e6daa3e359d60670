import { chaseStateNames } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readAll } from '../../api/measures/reports.ts';
import type { Chase } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { day } from '../../ui/show/format.ts';
import { chaseLevels } from '../rounds/words.ts';

/** Who was chased for a measure. */
export function ChasesPanel({ notice, measure }: { notice: string; measure: string }) {
  const deptName = useDeptName();
  const query = useQuery({
    queryKey: ['chases', 'of', notice],
    queryFn: () => readAll<Chase>('/v1/chases', { notice }),
    select: (chases) => chases.filter(({ measures }) => measures.includes(measure)),
  });
  return (
    <Panel title="提醒与督办">
      <Loaded query={query} lines={2}>
        {(chases) =>
          chases.length === 0 ? (
            <p className="muted">没有提醒和督办。</p>
          ) : (
            <ul className="timeline-list">
              {chases.map(({ id, number, level, dept, state, issuedAt }) => (
                <li key={id}>
                  <Link to="/chases/$id" params={{ id }}>
                    {number} {chaseLevels[level]}
                  </Link>
                  <span className="small muted">
                    {deptName(dept)} · {day(Date.parse(issuedAt))} · {chaseStateNames[state]}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
