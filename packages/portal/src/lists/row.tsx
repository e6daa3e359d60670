/** @jsxImportSource preact */
import { formatInstant } from '../words/time.ts';
import type { Column, ListPage, Row } from './api.ts';
import { filledIn, valueText } from './words.ts';

/** The records of one column as a table that a phone shows too. */
function Records({ column, records }: { column: Column; records: readonly Record<string, unknown>[] }) {
  const parts = (column.records ?? []).filter(({ field }) => records.some((one) => one[field] !== undefined));
  return (
    <table class="list-records">
      <caption>{column.header}</caption>
      <thead>
        <tr>
          {parts.map(({ field, header }) => (
            <th key={field} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={JSON.stringify(record)}>
            {parts.map((part) => (
              <td key={part.field}>{valueText(part, record[part.field] ?? '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ column, value }: { column: Column; value: unknown }) {
  return (
    <>
      {valueText(column, value)}
      {column.type === 'integer' && column.note && <span class="facts">（{column.note}）</span>}
    </>
  );
}

type Props = {
  columns: readonly Column[];
  row: Row;
  /** Where it is out of use. */
  suspended: ListPage['suspended'][number] | undefined;
};

/** One row of a published list: what it is at once, and the rest when it is opened. */
export function ListRow({ columns, row, suspended }: Props) {
  const filled = filledIn(columns, row);
  const [records, plain] = [true, false].map((is) =>
    filled.filter(({ type }) => (type === 'records') === is),
  );
  // Without its head 是 or 否 says nothing.
  const chosen = plain!.filter(({ filterable, type }) => filterable && type !== 'list' && type !== 'boolean');
  return (
    <li class="card">
      <h2>{String(row.name ?? row.id)}</h2>
      {suspended && (
        <p class="notice void">
          自 {formatInstant(suspended.since)} 起紧急停用：{suspended.reason}
        </p>
      )}
      <p class="facts">{chosen.map((column) => valueText(column, row[column.field])).join(' · ')}</p>
      <details>
        <summary>详细内容</summary>
        <dl class="facts-list">
          {plain!.map((column) => (
            <div key={column.field}>
              <dt>{column.header}</dt>
              <dd class="written">
                <Value column={column} value={row[column.field]} />
              </dd>
            </div>
          ))}
        </dl>
        {records!.map((column) => (
          <Records
            key={column.field}
            column={column}
            records={row[column.field] as readonly Record<string, unknown>[]}
          />
        ))}
      </details>
    </li>
  );
}
