import type { Chart, Figure } from '../../api/measures/reportTypes.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';

/** The table and the chart of one section, as numbers; the document draws the chart of the same ones. */
export function Figures({ figure }: { figure: Figure | undefined }) {
  if (!figure) return null;
  const { table, chart } = figure;
  return (
    <>
      {table ? (
        <figure className="drawn">
          <figcaption>{table.title ?? '表'}</figcaption>
          <DataTable
            label={table.title ?? '表'}
            columns={table.columns.map((header, at) => ({
              key: header,
              header,
              cell: (row: string[]) => row[at],
            }))}
            rows={table.rows}
            rowKey={(row) => row.join(' ')}
          />
        </figure>
      ) : null}
      {chart ? <ChartNumbers chart={chart} /> : null}
    </>
  );
}

interface Line {
  label: string;
  values: (number | null)[];
}

function ChartNumbers({ chart }: { chart: Chart }) {
  const { title, labels, series, unit } = chart;
  const lines: Line[] = labels.map((label, at) => ({
    label,
    values: series.map(({ values }) => values[at] ?? null),
  }));
  const most = Math.max(...lines.map(({ values }) => total(values)));
  const columns: TableColumn<Line>[] = [
    { key: 'label', header: '', cell: ({ label }) => label },
    ...series.map(
      ({ name }, at): TableColumn<Line> => ({
        key: name,
        header: name,
        number: true,
        cell: ({ values }) => values[at],
      }),
    ),
    {
      key: 'bar',
      header: '图示',
      cell: ({ values }) => (
        <span className="drawn-bar" aria-hidden="true">
          {series.map(({ name, colour }, at) => (
            <i
              key={name}
              style={{
                width: `${most > 0 ? (Math.max(values[at] ?? 0, 0) / most) * 100 : 0}%`,
                ...(colour && { background: colour }),
              }}
            />
          ))}
        </span>
      ),
    },
  ];
  return (
    <figure className="drawn">
      <figcaption>
        图：{title}
        {unit ? `（${unit}）` : ''}
      </figcaption>
      <DataTable label={title} columns={columns} rows={lines} rowKey={({ label }) => label} />
    </figure>
  );
}

const total = (values: readonly (number | null)[]): number =>
  values.reduce((sum: number, value) => sum + Math.max(value ?? 0, 0), 0);
