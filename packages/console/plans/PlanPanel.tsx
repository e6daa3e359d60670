import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Case, Values } from '../api/cases/caseTypes.ts';
import { plansApi } from '../api/draws/plans.ts';
import type { PlanCompletion } from '../api/types.ts';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { DataTable } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import { taskValues } from './taskValues.ts';

type Batch = PlanCompletion['batches'][number];

/** How far each batch of a plan is carried out, and the way to a further task of it. */
export function PlanPanel({ found }: { found: Case }) {
  const { id, state } = found;
  const query = useQuery({ queryKey: ['plan-completion', id], queryFn: () => plansApi.plan(id) });
  const batches = (found.fields.find(({ name }) => name === 'batches')?.value ?? []) as Values[];
  const isOpen = state.name === 'published';
  return (
    <Panel
      title="完成情况"
      about="应抽按计划的数量，或者参加抽取的对象乘以比例；抽中在结果公示前只向可以查看结果的人显示。"
      flush
    >
      <Loaded query={query} lines={3}>
        {(data) => (
          <DataTable
            label="各批次完成情况"
            rows={data.batches}
            rowKey={({ name }) => name}
            columns={[
              { key: 'name', header: '批次', cell: ({ name }) => name },
              { key: 'tasks', header: '任务', cell: Tasks },
              {
                key: 'planned',
                header: '应抽',
                number: true,
                cell: ({ planned }) => (planned === undefined ? '—' : count(planned)),
              },
              { key: 'drawn', header: '抽中', number: true, cell: ({ drawn }) => count(drawn) },
              { key: 'made', header: '已检查', number: true, cell: ({ visits }) => count(visits.made) },
              {
                key: 'published',
                header: '已公示',
                number: true,
                cell: ({ visits }) => count(visits.published),
              },
              { key: 'share', header: '完成率', number: true, cell: shareText },
              {
                key: 'act',
                header: '操作',
                cell: ({ name }) => {
                  const batch = batches.find((one) => one.name === name);
                  return isOpen && batch ? (
                    <LinkButton
                      to="/cases/$type/new"
                      params={{ type: 'inspection-tasks' }}
                      search={{ values: taskValues(found, batch) }}
                      size="small"
                    >
                      建立任务
                    </LinkButton>
                  ) : null;
                },
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Tasks({ tasks }: Batch) {
  if (tasks.length === 0) return '还没有任务';
  return (
    <ul>
      {tasks.map(({ id, number, title, state }) => (
        <li key={id}>
          <Link to="/cases/$type/$id" params={{ type: 'inspection-tasks', id }}>
            {number ?? title}
          </Link>{' '}
          {state.title}
        </li>
      ))}
    </ul>
  );
}

/** 公示 ÷ 应抽, as plans are reported. */
const shareText = ({ planned, visits }: Batch): string =>
  planned === undefined || planned === 0 ? '—' : `${Math.round((visits.published / planned) * 100)}%`;
