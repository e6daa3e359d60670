import '../measures/rounds/rounds.css';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { casesApi } from '../api/cases/cases.ts';
import type { CaseRow } from '../api/cases/caseTypes.ts';
import { useDeptName } from '../api/tenancy.ts';
import { CaseLink } from '../cases/list/CaseTable.tsx';
import { useCaseTypes } from '../cases/queries.ts';
import { stateTones } from '../cases/words.ts';
import { OverdueView } from '../measures/chase/OverdueView.tsx';
import { useSeesAll } from '../measures/rounds/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed, type ListSearch } from '../ui/list/search.ts';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { DueLine } from '../ui/show/DueLine.tsx';
import { Mark } from '../ui/show/Mark.tsx';

/** Everything that is late in the city: cases, and what units owe to notices. */
export function OverduePage() {
  return (
    <div className="page">
      <PageHead title="逾期" about="谁逾期、什么逾期、从哪一天起。" />
      <OverdueCases />
      {useSeesAll() ? <OverdueView title="进展、举措与督办" /> : null}
    </div>
  );
}

const most = 100;

/** The overdue cases of every group, the longest overdue first. */
function OverdueCases() {
  const types = useCaseTypes();
  const groups = [...new Set(types.map(({ group }) => group))];
  const queries = useQueries({
    queries: groups.map((group) => ({
      queryKey: ['cases-due', group],
      queryFn: () => casesApi.due(group, { limit: most }),
    })),
  });
  const deptName = useDeptName();
  const failed = queries.find(({ error }) => error);
  const rows = queries
    .flatMap(({ data }) => data?.items ?? [])
    .sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
  const more = queries.some(({ data }) => data?.next);
  const [search, setSearch] = useState<ListSearch>({});
  const whole = wholeList({
    query: {
      error: failed?.error,
      refetch: () => Promise.all(queries.map(({ refetch }) => refetch())),
    },
    rows: queries.some(({ isLoading }) => isLoading) ? undefined : rows,
    columns: columnsOf(deptName),
    search,
    file: '逾期的事项',
  });
  return (
    <ListFrame
      {...whole}
      title="事项"
      about={more ? `每组列出逾期最久的 ${most} 件` : undefined}
      noun="逾期的事项"
      dense
      rowKey={({ id }) => id}
      search={search}
      onFind={(part) => setSearch(changed(search, part))}
      find="编号、事由、单位"
      empty={<Empty title="没有逾期的事项">各类事项都在期限内办理。</Empty>}
    />
  );
}

const dueOf = ({ due = '9999' }: CaseRow): string => due;

const columnsOf = (deptName: (id: string) => string): TableColumn<CaseRow>[] => [
  { key: 'number', header: '编号', cell: (row) => <CaseLink row={row} />, value: ({ number }) => number },
  { key: 'type', header: '事项', cell: ({ typeTitle }) => typeTitle, value: ({ typeTitle }) => typeTitle },
  { key: 'about', header: '事由', clip: true, cell: ({ about }) => about, value: ({ about }) => about },
  {
    key: 'depts',
    header: '单位',
    cell: ({ depts }) => depts.map(deptName).join('、'),
    value: ({ depts }) => depts.map(deptName).join('、'),
  },
  {
    key: 'due',
    header: '期限',
    cell: ({ due, light }) => (due ? <DueLine due={due} light={light} open /> : null),
    value: ({ due }) => due,
  },
  {
    key: 'state',
    header: '状态',
    cell: ({ state }) => <Mark tone={stateTones[state.kind]}>{state.title}</Mark>,
    value: ({ state }) => state.title,
  },
];
