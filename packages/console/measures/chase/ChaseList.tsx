import { chaseStateNames, chaseStates } from '@mingcha/kernel/labels';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { chasesApi } from '../../api/reports.ts';
import type { Chase, ChaseLevel } from '../../api/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, ProblemView } from '../../ui/page/Loading.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { useSeesAll } from '../rounds/queries.ts';
import type { ChaseSearch } from '../rounds/search.ts';
import { chaseLevels } from '../rounds/words.ts';

/** Chases by state, level and unit. */
export function ChaseList() {
  const filter = useSearch({ from: '/chases' });
  const navigate = useNavigate({ from: '/chases' });
  const { query, rows, more } = usePages(['chases', filter], (cursor) =>
    chasesApi.list({ ...filter, limit: 30, cursor }),
  );
  const find = (part: Partial<ChaseSearch>) =>
    void navigate({
      replace: true,
      search: Object.fromEntries(
        Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined),
      ),
    });
  return (
    <section className="panel" aria-label="督办单列表">
      <Filters filter={filter} onFind={find} />
      {query.error ? (
        <div className="body">
          <ProblemView error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <ChaseTable rows={rows} more={more} />
      )}
    </section>
  );
}

function Filters({ filter, onFind }: { filter: ChaseSearch; onFind: (part: Partial<ChaseSearch>) => void }) {
  const all = useSeesAll();
  return (
    <div className="row between draws-filter">
      <div className="scroll-x">
        <Segmented
          aria-label="按状态筛选"
          value={filter.state ?? 'all'}
          options={[['all', '全部'] as const, ...Object.entries(chaseStateNames)].map(([value, label]) => ({
            value,
            label,
          }))}
          onChange={(value) => onFind({ state: value === 'all' ? undefined : value } as Partial<ChaseSearch>)}
        />
      </div>
      <div className="row">
        <Select
          aria-label="按级别筛选"
          style={{ width: 130 }}
          value={filter.level ?? ''}
          options={[
            { value: '', label: '全部级别' },
            ...Object.entries(chaseLevels).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(level) => onFind({ level: level || undefined } as Partial<ChaseSearch>)}
        />
        {all ? (
          <DeptSelect
            aria-label="按单位筛选"
            style={{ width: 200 }}
            all="全部单位"
            value={filter.dept}
            onChange={(dept) => onFind({ dept } as Partial<ChaseSearch>)}
          />
        ) : null}
      </div>
    </div>
  );
}

interface ChaseTableProps {
  rows: Chase[] | undefined;
  more: { has: boolean; busy: boolean; load: () => void };
}

function ChaseTable({ rows, more }: ChaseTableProps) {
  const all = useSeesAll();
  const deptName = useDeptName();
  const navigate = useNavigate();
  const columns: TableColumn<Chase>[] = [
    {
      key: 'number',
      header: '编号',
      cell: ({ id, number }) => (
        <Link to="/chases/$id" params={{ id }} className="nowrap">
          {number}
        </Link>
      ),
    },
    { key: 'level', header: '级别', cell: ({ level }: { level: ChaseLevel }) => chaseLevels[level] },
    ...(all ? [{ key: 'dept', header: '单位', cell: ({ dept }: Chase) => deptName(dept) }] : []),
    { key: 'docNo', header: '通知', cell: ({ docNo }) => docNo },
    { key: 'measures', header: '举措', number: true, cell: ({ measures }) => `${measures.length} 条` },
    { key: 'at', header: '发出', minor: true, cell: ({ issuedAt }) => instant(issuedAt) },
    {
      key: 'due',
      header: '答复期限',
      cell: ({ answerDue, state }) => <DueLine due={answerDue} open={state === 'issued'} />,
    },
    {
      key: 'state',
      header: '状态',
      cell: ({ state }) => <StateMark of={chaseStates[state]} />,
    },
  ];
  return (
    <DataTable
      label="督办单"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      onRow={({ id }) => void navigate({ to: '/chases/$id', params: { id } })}
      empty={<Empty title="没有这样的督办单">换一个状态或级别看看。</Empty>}
      more={more}
    />
  );
}
