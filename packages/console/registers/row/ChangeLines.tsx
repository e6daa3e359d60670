import type { Column, Row } from '../../api/types.ts';
import { cellText } from '../cellText.ts';
import { useLabels } from '../useLabels.ts';
import { changedColumns } from '../versions/diffText.ts';

/** What changed in a row, a line for each field: before → after. */
export function ChangeLines({ columns, before, after }: { columns: Column[]; before: Row; after: Row }) {
  const { label } = useLabels();
  return (
    <ul className="change-lines">
      {changedColumns(columns, before, after).map((column) => (
        <li key={column.field}>
          <span className="muted">{column.header}</span>
          <del>{cellText(column, before[column.field], label) || '（空）'}</del>
          <span aria-hidden="true">→</span>
          <ins>{cellText(column, after[column.field], label) || '（空）'}</ins>
        </li>
      ))}
    </ul>
  );
}
