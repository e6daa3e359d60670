import type { CaseField, Values } from '../../api/cases/caseTypes.ts';
import '../../fields/fields.css';
import { hasTitledCells } from '../../fields/control.ts';
import { FileLinks } from '../../files/FileLinks.tsx';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { useNames } from '../useNames.ts';
import { valueText } from '../valueText.ts';
import { ValueList } from './ValueList.tsx';

/** The cells of a row that are filled in. */
const cellsOf = ({ columns = {} }: CaseField, row: Values) =>
  Object.entries(columns).flatMap(([name, { title, type }]) =>
    row[name] === undefined ? [] : [{ title, type, value: row[name] }],
  );

type Numbered = { row: Values; key: string };

/** The rows of a table that a field holds. */
export function TableValue({ field, names }: { field: CaseField; names: Readonly<Record<string, string>> }) {
  const named = useNames(names);
  const rows = Array.isArray(field.value) ? (field.value as Values[]) : [];
  if (hasTitledCells(field)) {
    return (
      <div className="stack tight">
        <h3>{field.title}</h3>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <div key={index} className="table-box-row">
            <ValueList names={names} items={cellsOf(field, row)} />
          </div>
        ))}
      </div>
    );
  }
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
