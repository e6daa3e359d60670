import { chaseStateNames, chaseStates } from '@mingcha/kernel/labels';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { chasesApi } from '../../api/measures/reports.ts';
import type { Chase, ChaseLevel } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { useIsOffice, useSeesAll } from '../rounds/queries.ts';
import { chaseLevels } from '../rounds/words.ts';
import { ChaseBulk } from './ChaseBulk.tsx';

const states: ListFilter = {
  name: 'state',
  noun: '状态',
  as: 'tabs',
  options: Object.entries(chaseStateNames).map(([value, label]) => ({ value, label })),
};
const levels: ListFilter = {
  name: 'level',
  noun: '级别',
  all: '全部级别',
  options: Object.entries(chaseLevels).map(([value, label]) => ({ value, label })),
};
const depts: ListFilter = { name: 'dept', noun: '单位', as: 'dept', all: '全部单位' };

const none: ReadonlySet<string> = new Set();

/** Chases by state, level and unit. */
export function ChaseList() {
  const search = useSearch({ from: '/chases' });
  const find = useNavigate({ from: '/chases' });
  const list = usePages(['chases', search], (cursor) => chasesApi.list({ ...search, limit: 30, cursor }));
  const all = useSeesAll();
  const deptName = useDeptName();
  const navigate = useNavigate();
  const columns: TableColumn<Chase>[] = [
    {
      key: 'number',
      sort: 'number',
      header: '编号',
      cell: ({ id, number }) => (
        <Link to="/chases/$id" params={{ id }} className="nowrap">
          {number}
        </Link>
      ),
    },
    {
      key: 'level',
      sort: 'level',
      header: '级别',
      cell: ({ level }: { level: ChaseLevel }) => chaseLevels[level],
    },
    ...(all
      ? [{ key: 'dept', sort: 'dept', header: '单位', cell: ({ dept }: Chase) => deptName(dept) }]
      : []),
    { key: 'docNo', sort: 'docNo', header: '通知', cell: ({ docNo }) => docNo },
    {
      key: 'measures',
      sort: 'measures',
      header: '举措',
      number: true,
      cell: ({ measures }) => `${measures.length} 条`,
    },
    { key: 'at', sort: 'at', header: '发出', minor: true, cell: ({ issuedAt }) => instant(issuedAt) },
    {
      key: 'due',
      sort: 'due',
      header: '答复期限',
      cell: ({ answerDue, state }) => <DueLine due={answerDue} open={state === 'issued'} />,
    },
    {
      key: 'state',
      sort: 'state',
      header: '状态',
      cell: ({ state }) => <StateMark of={chaseStates[state]} />,
    },
  ];
  const office = useIsOffice();
  const [keys, setKeys] = useState<ReadonlySet<string>>(none);
  const choose = {
    chosen: keys,
    label: ({ number }: Chase) => number,
    may: ({ can }: Chase) => can.includes('close'),
    onChange: setKeys,
  };
  return (
    <>
      <ListFrame
        noun="督办单"
        columns={columns}
        rowKey={({ id }) => id}
        onRow={({ id }) => void navigate({ to: '/chases/$id', params: { id } })}
        list={list}
        choose={office ? choose : undefined}
        search={search}
        onFind={(part) => void find({ search: changed(search, part), replace: true })}
        find="编号、单位、文号、内容"
        exportFile={() => chasesApi.exportFile(search)}
        filters={all ? [states, levels, depts] : [states, levels]}
        empty={
          <Empty title="还没有督办单">到期未办的，按通知的规则发出；也可以拟写督办函，签发后发出。</Empty>
        }
      />
      <ChaseBulk chosen={(list.rows ?? []).filter(({ id }) => keys.has(id))} onClear={() => setKeys(none)} />
    </>
  );
}
