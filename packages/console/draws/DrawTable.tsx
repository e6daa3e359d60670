import { drawStates, seedSourceNames } from '@mingcha/kernel/labels';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDeptName } from '../api/tenancy.ts';
import type { CityDraw, DrawSummary } from '../api/types.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { count, instant } from '../ui/show/format.ts';
import { StateMark } from '../ui/show/Mark.tsx';
import { PublicationMark } from './PublicationMark.tsx';
import { holdsNumber } from './words.ts';

interface DrawTableProps {
  /** Those of another city say who leads by name. */
  rows: (DrawSummary | CityDraw)[] | undefined;
  empty: ReactNode;
  more?: { has: boolean; busy: boolean; load: () => void };
  /** The city that draws, for whom it is another's: a province. */
  city?: string;
}

/** Draws in a table: title, number, state, when, who leads. */
export function DrawTable({ rows, empty, more, city }: DrawTableProps) {
  const deptName = useDeptName();
  const navigate = useNavigate();
  const columns: TableColumn<DrawSummary | CityDraw>[] = [
    {
      key: 'title',
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
      header: '牵头部门',
      minor: true,
      cell: (draw) => ('leadName' in draw ? draw.leadName : deptName(draw.leadDept)),
    },
    {
      key: 'source',
      header: '随机来源',
      minor: true,
      cell: (draw) =>
        draw.source === 'local' ? (
          <span className="chip warn">{seedSourceNames.local}</span>
        ) : (
          seedSourceNames[draw.source]
        ),
    },
    {
      key: 'selected',
      header: '抽中 / 对象',
      number: true,
      cell: (draw) =>
        draw.frame
          ? `${draw.selected === undefined ? '—' : count(draw.selected)} / ${count(draw.frame.objects)}`
          : null,
    },
    {
      key: 'at',
      header: '最近进展',
      cell: (draw) => <span className="nowrap">{instant(latest(draw))}</span>,
    },
  ];
  return (
    <DataTable
      label="抽查任务"
      columns={columns}
      rows={rows}
      rowKey={(draw) => draw.id}
      onRow={(draw) => {
        if (city) void navigate({ to: '/province/draws/$city/$id', params: { city, id: draw.id } });
        else void navigate({ to: '/draws/$id', params: { id: draw.id } });
      }}
      empty={empty}
      more={more}
    />
  );
}

function latest(draw: DrawSummary): string {
  return draw.voidedAt ?? draw.publishedAt ?? draw.executedAt ?? draw.committedAt ?? draw.createdAt;
}
