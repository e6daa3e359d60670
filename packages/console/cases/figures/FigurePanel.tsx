import { Button } from 'antd';
import { useMemo } from 'react';
import type { CaseFigure } from '../../api/cases/caseTypes.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { saveTable } from '../../ui/list/saveTable.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { Chart } from '../../ui/show/Chart.tsx';
import { groupOption, monthOption, mostBars } from './options.ts';
import { frozenText, monthText, ofWords, shownNumber, unitWords, valueText } from './words.ts';

type Group = CaseFigure['groups'][number];
/** A line of the table of a figure: a month, or a group. */
type Line = { key: string; title: string; value: number | null; of: number; note?: string };

/** A figure: what it comes to, by month as a chart, by groups as bars, and all numbers as a table. */
export function FigurePanel({ figure, file }: { figure: CaseFigure; file: string }) {
  const { title, unit, total, months, groups } = figure;
  const byMonth = useMemo(() => monthOption(figure), [figure]);
  return (
    <Panel title={title} className="case-figure">
      <p className="figure-total">
        <strong>{valueText(total.value, unit)}</strong> <span className="muted">{ofWords(total, unit)}</span>
      </p>
      {months.some(({ now }) => now) ? <p className="muted">有的月份月结后变动，见逐月数据。</p> : null}
      {months.length > 1 ? <Chart option={byMonth} height={200} /> : null}
      {months.length > 0 ? (
        <Numbers
          name="逐月"
          noun="月份"
          file={`${file}-${title}-逐月`}
          unit={unit}
          lines={months.map((one) => ({
            ...one,
            key: one.month,
            title: monthText(one.month),
            note: frozenText(one, unit),
          }))}
        />
      ) : null}
      {groups.map((group) => (
        <ByGroup key={group.field} group={group} unit={unit} file={`${file}-${title}-${group.title}`} />
      ))}
    </Panel>
  );
}

function ByGroup({ group, unit, file }: { group: Group; unit: CaseFigure['unit']; file: string }) {
  const option = useMemo(() => groupOption(group, unit), [group, unit]);
  if (group.items.length === 0) return null;
  const shown = Math.min(group.items.length, mostBars);
  return (
    <>
      <h3>
        按{group.title}
        {group.items.length > mostBars ? (
          <span className="muted">（图中为件数最多的 {mostBars} 个）</span>
        ) : null}
      </h3>
      <Chart option={option} height={16 + shown * 28} />
      <Numbers name={`按${group.title}`} noun={group.title} file={file} unit={unit} lines={group.items} />
    </>
  );
}

const noteColumn: TableColumn<Line> = {
  key: 'note',
  header: '月结',
  cell: ({ note }) => note,
  value: ({ note }) => note,
};

interface NumbersProps {
  name: string;
  noun: string;
  file: string;
  unit: CaseFigure['unit'];
  lines: Line[];
}

/** The numbers of a chart as a table, which can be saved. */
function Numbers({ name, noun, file, unit, lines }: NumbersProps) {
  const columns: TableColumn<Line>[] = [
    { key: 'title', header: noun, cell: ({ title }) => title, value: ({ title }) => title },
    {
      key: 'value',
      header: unit === 'share' ? '比例（%）' : unitWords[unit] === '件' ? '件数' : '工作日',
      number: true,
      cell: ({ value }) => valueText(value, unit),
      value: ({ value }) => (value === null ? undefined : shownNumber(value, unit)),
    },
    ...(unit === 'cases'
      ? []
      : [
          {
            key: 'of',
            header: '计入件数',
            number: true,
            cell: ({ of }: Line) => of,
            value: ({ of }: Line) => of,
          },
        ]),
    ...(lines.some(({ note }) => note) ? [noteColumn] : []),
  ];
  return (
    <details>
      <summary>{name}数据</summary>
      <DataTable label={name} columns={columns} rows={lines} rowKey={({ key }) => key} dense />
      <p>
        <Button size="small" onClick={() => void saveTable(file, columns, lines)}>
          导出 Excel
        </Button>
      </p>
    </details>
  );
}
