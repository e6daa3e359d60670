import type { Definition } from '../api/cases/definitions.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { hookUses } from './hookUses.ts';

type Row = { name: string; words: string; uses: string };

/** What the system's own code reckons, decides and writes; nothing where a type names none. */
export function HooksPanel({ type }: { type: Definition }) {
  const rows = Object.entries(type.hooks ?? {}).map(([name, words]) => ({
    name,
    words,
    uses: hookUses(type, name),
  }));
  if (rows.length === 0) return null;
  return (
    <Panel title="由系统核算和判断" flush>
      <DataTable label="由系统核算和判断" columns={columns} rows={rows} rowKey={({ name }) => name} />
    </Panel>
  );
}

const columns: TableColumn<Row>[] = [
  { key: 'words', header: '规则', cell: ({ words }) => words },
  { key: 'uses', header: '用在', cell: ({ uses }) => uses },
];
