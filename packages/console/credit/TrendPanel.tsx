import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { creditApi } from '../api/credit/credit.ts';
import type { CreditClassMonth } from '../api/schema.d.ts';
import { Field } from '../ui/form/Field.tsx';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Chart } from '../ui/show/Chart.tsx';
import { count } from '../ui/show/format.ts';
import { trendColors, trendOption } from './charts.ts';
import { classesIn, scopesOf, whole } from './trend.ts';
import { classNames, riskClasses } from './words.ts';

/** The classes of the last months, of the city, of a county or of an industry. */
export function TrendPanel() {
  const query = useQuery({ queryKey: ['credit', 'months'], queryFn: creditApi.months });
  return (
    <Panel title="各月分类" about="每个月以最后一次完成的评价为准">
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? <p className="muted">还没有完成的月份。</p> : <Trend months={items} />
        }
      </Loaded>
    </Panel>
  );
}

function Trend({ months }: { months: readonly CreditClassMonth[] }) {
  const [scope, setScope] = useState(whole);
  const rows = useMemo(
    () => months.map((one) => ({ month: one.month, classes: classesIn(one, scope) })),
    [months, scope],
  );
  const option = useMemo(() => trendOption([...rows].reverse()), [rows]);
  return (
    <div className="stack">
      <div className="row credit-months">
        <Field label="范围">
          {(id) => (
            <Select
              id={id}
              value={scope}
              options={scopesOf(months)}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setScope}
            />
          )}
        </Field>
      </div>
      <figure>
        <figcaption>
          占全部的百分比：
          {(['B', 'C', 'D'] as const).map((one) => (
            <span key={one} style={{ color: trendColors[one] }}>
              {' ● '}
              {classNames[one]}
            </span>
          ))}
        </figcaption>
        <Chart option={option} height={220} />
      </figure>
      <details>
        <summary>各月各类的户数</summary>
        <DataTable label="各月各类的户数" columns={columns} rows={rows} rowKey={({ month }) => month} dense />
      </details>
    </div>
  );
}

type Row = { month: string; classes: CreditClassMonth['classes'] };
const columns: TableColumn<Row>[] = [
  { key: 'month', header: '月份', cell: ({ month }) => month },
  ...riskClasses.map(
    (one): TableColumn<Row> => ({
      key: one,
      header: `${classNames[one]}（户）`,
      number: true,
      cell: ({ classes }) => count(classes[one] ?? 0),
    }),
  ),
];
