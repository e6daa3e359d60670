import './looks.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { looksApi } from '../api/draws/looks.ts';
import type { CityInspections } from '../api/schema.d.ts';
import { PageHead } from '../shell/PageHead.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Chart } from '../ui/show/Chart.tsx';
import { count, day } from '../ui/show/format.ts';
import { lyingOption } from './options.ts';
import { percentOf, percentText } from './words.ts';

const years = 5;
const shares = {
  plan: '计划完成率',
  coverage: '覆盖率',
  visitsOnTime: '按期检查率',
  publishedOnTime: '按期公示率',
  problems: '发现问题率',
  joint: '联合检查占比',
} as const;
type Share = keyof typeof shares;
const columns: TableColumn<CityInspections>[] = [
  {
    key: 'name',
    sort: 'name',
    header: '地区',
    cell: ({ code, name }) => (
      <Link to="/province/draws" search={{ city: code }}>
        {name}
      </Link>
    ),
  },
  { key: 'made', sort: 'made', header: '检查次数', number: true, cell: ({ made }) => count(made) },
  ...(Object.keys(shares) as Share[]).map((key) => ({
    ...{ key, sort: key, header: shares[key], number: true },
    cell: (line: CityInspections) => {
      const { part, of } = line[key];
      return (
        <>
          {percentText(part, of)}{' '}
          <span className="muted small nowrap">
            {count(part)} / {count(of)}
          </span>
        </>
      );
    },
  })),
];

/** For a province: what a year of inspections comes to in each city that lets it read, side by side. */
export function CitiesPage() {
  const now = Number(day(Date.now()).slice(0, 4));
  const search = useSearch({ from: '/province/inspections' });
  const navigate = useNavigate({ from: '/province/inspections' });
  const { year = String(now), ...asked } = search;
  const query = { ...asked, year };
  const list = usePages<CityInspections, Awaited<ReturnType<typeof looksApi.cities>>>(
    ['province', 'inspections', query],
    (cursor, signal) => looksApi.cities({ ...query, limit: 50, cursor }, signal),
  );
  const { rows } = list;
  return (
    <div className="page">
      <PageHead
        title="各市检查"
        about="已授权省级查看的城市一年的检查情况，只有合计。计划完成率按已公示的计划中能算出应查户数的批次计算。"
      />
      <ListFrame
        columns={columns}
        rowKey={({ code }) => code}
        noun="地区"
        list={list}
        search={search}
        onFind={(part) => void navigate({ search: (old) => changed(old, part), replace: true })}
        filters={[
          {
            name: 'year',
            noun: '年度',
            all: `今年（${now}）`,
            options: Array.from({ length: years - 1 }, (_, i) => ({
              value: String(now - 1 - i),
              label: `${now - 1 - i} 年`,
            })),
          },
        ]}
        exportFile={() => looksApi.exportCities(query)}
        empty={<Empty title="还没有城市授权省级查看">由各市在“系统设置”中授权。</Empty>}
      />
      {rows && rows.length > 0 ? <Completion rows={rows} /> : null}
    </div>
  );
}

/** How far each city's plans are carried out. */
function Completion({ rows }: { rows: CityInspections[] }) {
  const option = useMemo(
    () =>
      lyingOption(
        rows.map(({ name }) => name),
        rows.map(({ plan }) => percentOf(plan.part, plan.of)),
        '%',
        100,
      ),
    [rows],
  );
  return (
    <Panel title="各市计划完成率">
      <Chart option={option} height={16 + rows.length * 32} />
    </Panel>
  );
}
