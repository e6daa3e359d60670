import { drawStates, seedSourceName } from '@mingcha/kernel/labels';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDeptName } from '../api/tenancy.ts';
import type { CityDraw, DrawSummary } from '../api/types.ts';
import { DataTable, type TableColumn, type TableParts } from '../ui/list/DataTable.tsx';
import { count, instant } from '../ui/show/format.ts';
import { StateMark } from '../ui/show/Mark.tsx';
import { PublicationMark } from './PublicationMark.tsx';
import { holdsNumber } from './words.ts';

type ListedDraw = DrawSummary | CityDraw;

/** The columns of draws: title, number, state, when, who leads. `city` draws, for whom it is another's: a province. */
export function useDrawParts(city?: string): TableParts<ListedDraw> {
  const deptName = useDeptName();
  const navigate = useNavigate();
  const columns: TableColumn<ListedDraw>[] = [
    {
      key: 'title',
      sort: 'title',
      header: '抽查任务',
      cell: (draw) =>
        city ? (
          <Link to="/province/draws/$city/$id" params={{ city, id: draw.id }}>
            {draw.title}
          </Link>
        ) : (
          <Link to="/draws/$id" params={{ id: draw.id }}>
            {draw.title}
          </Link>
        ),
    },
    {
      key: 'number',
      sort: 'number',
      header: '编号',
      cell: (draw) =>
        draw.number ? (
          <span className="row">
            <span className="nowrap">{draw.number}</span>
            {holdsNumber(draw) ? <span className="chip warn">演练占号</span> : null}
          </span>
        ) : (
          <span className="muted">未编号</span>
        ),
    },
    {
      key: 'state',
      sort: 'state',
      header: '状态',
      cell: (draw) => (
        <span className="row">
          <StateMark of={drawStates[draw.state]} />
          <PublicationMark publication={draw.publication} />
        </span>
      ),
    },
    {
      key: 'dept',
      sort: 'dept',
      header: '牵头部门',
      minor: true,
      cell: (draw) => ('leadName' in draw ? draw.leadName : deptName(draw.leadDept)),
    },
    {
      key: 'source',
      sort: 'source',
      header: '随机来源',
      minor: true,
      cell: (draw) =>
        draw.verifiable ? seedSourceName(draw) : <span className="chip warn">{seedSourceName(draw)}</span>,
    },
    {
      key: 'selected',
      sort: 'selected',
      header: '抽中 / 对象',
      number: true,
      cell: (draw) =>
        draw.frame
          ? `${draw.selected === undefined ? '—' : count(draw.selected)} / ${count(draw.frame.objects)}`
          : null,
    },
    {
      key: 'at',
      sort: 'at',
      header: '最近进展',
      cell: (draw) => <span className="nowrap">{instant(latest(draw))}</span>,
    },
  ];
  return {
    columns,
    rowKey: ({ id }) => id,
    onRow: ({ id }) => {
      if (city) void navigate({ to: '/province/draws/$city/$id', params: { city, id } });
      else void navigate({ to: '/draws/$id', params: { id } });
    },
  };
}

interface DrawTableProps {
  rows: ListedDraw[] | undefined;
  empty: ReactNode;
  city?: string;
}

/** A few draws, as a part of a page. */
export function DrawTable({ city, ...props }: DrawTableProps) {
  return <DataTable label="抽查任务" {...useDrawParts(city)} {...props} />;
}

function latest(draw: DrawSummary): string {
  return draw.voidedAt ?? draw.publishedAt ?? draw.executedAt ?? draw.committedAt ?? draw.createdAt;
}
