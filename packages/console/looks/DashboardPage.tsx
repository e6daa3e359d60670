import './looks.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown, Select } from 'antd';
import { useMemo } from 'react';
import { looksApi } from '../api/draws/looks.ts';
import type { InspectionDashboard } from '../api/schema.d.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { Field } from '../ui/form/Field.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { count, day } from '../ui/show/format.ts';
import { CoveragePanels } from './CoveragePanels.tsx';
import { Counted, Numbers } from './Numbers.tsx';
import { barsOption, lyingOption } from './options.ts';
import { percentOf, percentText } from './words.ts';

const years = 5;
const mostBars = 10;
/** The last bar of visits an enterprise: those with more are in it. */
const mostVisits = 5;
const tables = [
  { key: 'plans', label: '抽查计划统计表' },
  { key: 'checks', label: '行政检查情况表（按部门）' },
  { key: 'levels', label: '行政检查情况表（按层级）' },
  { key: 'inspectors', label: '检查人员工作量表' },
  { key: 'libraries', label: '名录库统计表' },
  { key: 'coverage', label: '检查对象覆盖情况表' },
];
const results = [
  { key: 'results/checks', label: '抽查检查结果' },
  { key: 'results/random', label: '双随机抽查结果' },
];
const exported = [
  { type: 'group' as const, label: '统计表', children: tables },
  { type: 'group' as const, label: '公示系统格式（已公示的结果）', children: results },
];
const titleOf = new Map([...tables, ...results].map(({ key, label }) => [key, label]));

/** What a year of inspections comes to, within the reach of who is signed in. */
export function DashboardPage() {
  const now = Number(day(Date.now()).slice(0, 4));
  const { year = now } = useSearch({ from: '/inspections' });
  const navigate = useNavigate({ from: '/inspections' });
  const query = useQuery({
    queryKey: ['inspections', 'dashboard', year],
    queryFn: () => looksApi.dashboard(year),
  });
  const save = useAct((key: string) => {
    const title = titleOf.get(key)!;
    const [, table] = key.split('/');
    return table === undefined
      ? looksApi.exportTable(key, title, year)
      : looksApi.exportResults(table, title, year);
  });
  return (
    <div className="page">
      <PageHead
        title="检查看板"
        about={`由办理的检查自动统计，点数字可以打开所计的检查。${query.data?.whole === false ? '只计涉及本部门的检查和本县区的对象。' : ''}`}
        actions={
          <Dropdown trigger={['click']} menu={{ items: exported, onClick: ({ key }) => save.run(key) }}>
            <Button loading={save.busy}>导出</Button>
          </Dropdown>
        }
      />
      <div className="row look-year">
        <Field label="年度">
          {(id) => (
            <Select
              id={id}
              value={year}
              options={Array.from({ length: years }, (_, i) => ({ value: now - i, label: `${now - i} 年` }))}
              onChange={(picked) => void navigate({ search: { year: picked }, replace: true })}
            />
          )}
        </Field>
      </div>
      <Loaded query={query} lines={8}>
        {(found) => <Whole of={found} />}
      </Loaded>
    </div>
  );
}

function Whole({ of }: { of: InspectionDashboard }) {
  return (
    <>
      <KeyCounts of={of} />
      <div className="look-panels">
        <Shares of={of} />
        <Months of={of} />
        <CoveragePanels coverage={of.coverage} />
        <Items of={of} />
        <PerObject of={of} />
        <Departments of={of} />
      </div>
    </>
  );
}

const countNames = {
  proposed: '待审批',
  due: '待检查',
  overdue: '其中已逾期',
  made: '已检查',
  published: '其中已公示',
  problems: '其中发现问题',
} as const;

function KeyCounts({ of: { visits } }: { of: InspectionDashboard }) {
  return (
    <dl className="look-counts">
      {(Object.keys(countNames) as (keyof typeof countNames)[]).map((name) => (
        <div key={name} className={name === 'overdue' && visits.overdue.count > 0 ? 'bad' : ''}>
          <dt>{countNames[name]}</dt>
          <dd>
            <Counted value={visits[name].count} list={visits[name].list} label={countNames[name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const shareNames = {
  visitsOnTime: '按期检查率',
  publishedOnTime: '按期公示率',
  problems: '发现问题率',
  joint: '联合检查占比',
  offSite: '非现场检查占比',
} as const;
type ShareLine = { key: keyof typeof shareNames } & InspectionDashboard['shares']['joint'];

const shareColumns: TableColumn<ShareLine>[] = [
  { key: 'name', header: '指标', cell: ({ key }) => shareNames[key] },
  { key: 'share', header: '比例', number: true, cell: ({ part, of }) => percentText(part, of) },
  { key: 'part', header: '次数', number: true, cell: ({ part }) => count(part) },
  {
    key: 'of',
    header: '计入检查',
    number: true,
    cell: ({ key, of, list }) => <Counted value={of} list={list} label={`${shareNames[key]}计入`} />,
  },
];

function Shares({ of: { shares } }: { of: InspectionDashboard }) {
  const rows = (Object.keys(shareNames) as (keyof typeof shareNames)[]).map((key) => ({
    key,
    ...shares[key],
  }));
  return (
    <Numbers
      title="及时与方式"
      about="联合检查是一次检查中有几个部门的事项；非现场检查是书面检查和网络监测"
      columns={shareColumns}
      rows={rows}
      rowKey={({ key }) => key}
    />
  );
}

type Month = InspectionDashboard['months'][number];
const monthName = ({ month }: Month) => `${Number(month.slice(5))} 月`;

function Months({ of: { months, year } }: { of: InspectionDashboard }) {
  const option = useMemo(
    () =>
      barsOption(
        months.map(monthName),
        [
          { name: `${year - 1} 年`, values: months.map(({ before }) => before), pale: true },
          { name: `${year} 年`, values: months.map((one) => one.count) },
        ],
        '次',
      ),
    [months, year],
  );
  const columns: TableColumn<Month>[] = [
    { key: 'month', header: '月份', cell: monthName },
    {
      key: 'count',
      header: `${year} 年`,
      number: true,
      cell: (one) => <Counted value={one.count} list={one.list} label={monthName(one)} />,
    },
    { key: 'before', header: `${year - 1} 年`, number: true, cell: ({ before }) => count(before) },
  ];
  return (
    <Numbers
      title="逐月检查"
      about="按检查结束的月份；浅色为上年同月"
      chart={{ option, height: 220 }}
      columns={columns}
      rows={months}
      rowKey={({ month }) => month}
    />
  );
}

type Group = InspectionDashboard['items'][number];
const groupColumns = (noun: string): TableColumn<Group>[] => [
  { key: 'name', header: noun, cell: ({ name }) => name },
  {
    key: 'count',
    header: '检查次数',
    number: true,
    cell: ({ name, count: value, list }) => <Counted value={value} list={list} label={name} />,
  },
  { key: 'problems', header: '发现问题', number: true, cell: ({ problems }) => count(problems) },
  {
    key: 'rate',
    header: '发现问题率',
    number: true,
    cell: ({ problems, count: of }) => percentText(problems, of),
  },
];

function Items({ of: { items } }: { of: InspectionDashboard }) {
  const option = useMemo(() => {
    const shown = items.slice(0, mostBars);
    return lyingOption(
      shown.map(({ name }) => name),
      shown.map(({ problems, count: of }) => percentOf(problems, of)),
      '%',
    );
  }, [items]);
  return (
    <Numbers
      title="各事项发现问题率"
      about="一次检查有几项事项的，各计一次"
      chart={{ option, height: 16 + Math.min(items.length, mostBars) * 28 }}
      columns={groupColumns('事项')}
      rows={items}
      rowKey={({ key }) => key}
    />
  );
}

type Bar = InspectionDashboard['perObject'][number];

const nameOf = ({ visits }: Bar) => `${visits} 次${visits === mostVisits ? '及以上' : ''}`;

function PerObject({ of: { perObject } }: { of: InspectionDashboard }) {
  const option = useMemo(
    () =>
      barsOption(
        perObject.map(nameOf),
        [{ name: '企业', values: perObject.map(({ objects }) => objects) }],
        '户',
      ),
    [perObject],
  );
  const columns: TableColumn<Bar>[] = [
    { key: 'visits', header: '本年检查', cell: nameOf },
    { key: 'objects', header: '企业户数', number: true, cell: ({ objects }) => count(objects) },
  ];
  return (
    <Numbers
      title="每户检查次数"
      chart={{ option, height: 180 }}
      columns={columns}
      rows={perObject}
      rowKey={({ visits }) => String(visits)}
    />
  );
}

function Departments({ of: { departments } }: { of: InspectionDashboard }) {
  return (
    <Numbers
      title="各部门检查"
      columns={groupColumns('实施部门')}
      rows={departments}
      rowKey={({ key }) => key}
    />
  );
}
