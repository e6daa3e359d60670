import { Link } from '@tanstack/react-router';
import type { EChartsCoreOption } from 'echarts/core';
import type { ReactNode } from 'react';
import type { VisitList } from '../api/schema.d.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Chart } from '../ui/show/Chart.tsx';
import { count } from '../ui/show/format.ts';

/** A number that leads to the list of the visits that it counts. */
export function Counted({ value, list, label }: { value: number; list: VisitList; label: string }) {
  return (
    <Link
      to="/cases/$type"
      params={{ type: 'inspection-visits' }}
      search={list}
      aria-label={`${label}：${count(value)} 次，打开列表`}
    >
      {count(value)}
    </Link>
  );
}

interface NumbersProps<T> {
  title: string;
  about?: ReactNode;
  /** The chart of the numbers and its height; the table has all of them. */
  chart?: { option: EChartsCoreOption; height: number } | undefined;
  columns: TableColumn<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  children?: ReactNode;
}

/** A panel with a chart and its numbers as a table. */
export function Numbers<T>({ title, about, chart, columns, rows, rowKey, children }: NumbersProps<T>) {
  return (
    <Panel title={title} about={about} className="look-panel">
      {chart && rows.length > 0 ? <Chart {...chart} /> : null}
      {children}
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        dense
        empty={<p className="muted">还没有可以统计的检查。</p>}
      />
    </Panel>
  );
}
