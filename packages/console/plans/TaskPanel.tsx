import { drawStates } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Case } from '../api/cases/caseTypes.ts';
import { plansApi } from '../api/draws/plans.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { DataTable } from '../ui/list/DataTable.tsx';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import { StateMark } from '../ui/show/Mark.tsx';
import { isOpenTask } from './task.ts';

/** The draws that carry out a task with their visits, and the way to a further one. */
export function TaskPanel({ found }: { found: Case }) {
  const { id } = found;
  const me = useMe();
  const query = useQuery({ queryKey: ['task-completion', id], queryFn: () => plansApi.task(id) });
  const mayDraw = isOpenTask(found.state.name) && permits(me, 'draws:write');
  return (
    <Panel
      title="执行本任务的抽取"
      actions={
        mayDraw ? (
          <LinkButton to="/draws/new" search={{ task: id }} primary>
            按此任务抽取
          </LinkButton>
        ) : null
      }
      flush
    >
      <Loaded query={query} lines={2}>
        {({ draws }) => (
          <DataTable
            label="执行本任务的抽取"
            rows={draws}
            rowKey={(draw) => draw.id}
            empty={<Empty title="还没有抽取">任务批准后，按“按此任务抽取”编制抽取计划。</Empty>}
            columns={[
              {
                key: 'number',
                header: '抽取',
                cell: (draw) => (
                  <Link to="/draws/$id" params={{ id: draw.id }}>
                    {draw.number ?? '未编号'} {draw.title}
                  </Link>
                ),
              },
              { key: 'state', header: '状态', cell: ({ state }) => <StateMark of={drawStates[state]} /> },
              {
                key: 'drawn',
                header: '抽中',
                number: true,
                cell: ({ drawn }) => (drawn === undefined ? '—' : count(drawn)),
              },
              { key: 'total', header: '已派发', number: true, cell: ({ visits }) => count(visits.total) },
              { key: 'made', header: '已检查', number: true, cell: ({ visits }) => count(visits.made) },
              {
                key: 'published',
                header: '已公示',
                number: true,
                cell: ({ visits }) => count(visits.published),
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
