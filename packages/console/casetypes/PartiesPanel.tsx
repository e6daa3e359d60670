import type { Definition } from '../api/cases/definitions.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { doesText, whoText } from './words.ts';

type Row = { name: string; title: string; who: string; does: string };

/** Who takes part, who that is, and what they do. */
export function PartiesPanel({ type }: { type: Definition }) {
  const rows = Object.entries(type.parties).map(([name, party]) => ({
    name,
    title: party.title,
    who: whoText(type, party),
    does: doesText(type, name),
  }));
  return (
    <Panel title="由谁办理" flush>
      <DataTable label="由谁办理" columns={columns} rows={rows} rowKey={({ name }) => name} />
    </Panel>
  );
}

const columns: TableColumn<Row>[] = [
  { key: 'title', header: '角色', cell: ({ title }) => title },
  { key: 'who', header: '是谁', cell: ({ who }) => who },
  { key: 'does', header: '可以办理', cell: ({ does }) => does },
];
