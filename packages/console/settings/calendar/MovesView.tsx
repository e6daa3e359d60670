import { dueText } from '@mingcha/kernel';
import type { CalendarPreview } from '../../api/calendar.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { count } from '../../ui/show/format.ts';

/** What an arrangement moves, and what is unlikely in it. */
export function MovesView({ preview: { warnings, total, moves } }: { preview: CalendarPreview }) {
  const rows = moves.map((move, i) => ({ ...move, key: String(i) }));
  return (
    <div className="stack tight">
      {warnings.length > 0 ? (
        <div className="note warn" role="status">
          <strong>请核对</strong>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <p>
        {total === 0
          ? '没有日期因此变动。'
          : `将变动 ${count(total)} 个日期${total > moves.length ? `，列出前 ${moves.length} 个` : ''}：`}
      </p>
      {total === 0 ? null : (
        <DataTable
          label="变动的日期"
          dense
          columns={[
            { key: 'title', header: '事项', cell: ({ title }) => title },
            { key: 'what', header: '日期', cell: ({ what }) => what },
            { key: 'from', header: '现在', cell: ({ from }) => dueText(from) },
            { key: 'to', header: '变为', cell: ({ to }) => <strong>{dueText(to)}</strong> },
          ]}
          rows={rows}
          rowKey={({ key }) => key}
        />
      )}
    </div>
  );
}
