import type { CaseField, Values } from '../../api/caseTypes.ts';
import { FileLinks } from '../../files/FileLinks.tsx';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { useNames } from '../useNames.ts';
import { valueText } from '../valueText.ts';

type Numbered = { row: Values; key: string };

/** The rows of a table that a field holds. */
export function TableValue({ field, names }: { field: CaseField; names: Readonly<Record<string, string>> }) {
  const named = useNames(names);
  const rows = Array.isArray(field.value) ? (field.value as Values[]) : [];
  const numbered = rows.map((row, index): Numbered => ({ row, key: String(index) }));
  return (
    <div className="stack tight">
      <h3>{field.title}</h3>
      <DataTable
        label={field.title}
        rows={numbered}
        rowKey={({ key }) => key}
        columns={Object.entries(field.columns ?? {}).map(([name, { title, type }]) => ({
          key: name,
          header: title,
          cell: ({ row }: Numbered) =>
            type === 'file' && row[name] !== undefined ? (
              <FileLinks ids={[row[name]].flat().map(String)} />
            ) : (
              valueText(type, row[name], named)
            ),
        }))}
      />
    </div>
  );
}
