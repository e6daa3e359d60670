import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Cell, Column } from '../../api/types.ts';
import { withoutBlanks } from './rowChange.ts';

type RecordValue = { [field: string]: Cell };

/** Small records inside a cell, such as an enterprise's permits: one line of inputs each. */
export function RecordsInput(props: { column: Column; value: Cell; onChange: (value: Cell) => void }) {
  const { column, value, onChange } = props;
  const records = Array.isArray(value) ? (value as RecordValue[]) : [];
  const change = (at: number, field: string, text: string) =>
    onChange(
      records.map((record, index) => (index === at ? withoutBlanks({ ...record, [field]: text }) : record)),
    );
  return (
    <div className="stack tight">
      {records.map((record, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: records have no identity but their place
        <div key={index} className="records-line">
          {(column.records ?? []).map((part) => (
            <Input
              key={part.field}
              type={part.type === 'date' ? 'date' : 'text'}
              aria-label={`第 ${index + 1} 项${part.header}`}
              placeholder={part.header}
              value={String(record[part.field] ?? '')}
              onChange={(event) => change(index, part.field, event.target.value)}
            />
          ))}
          <Button
            icon={<DeleteOutlined />}
            aria-label={`删除第 ${index + 1} 项${column.header}`}
            onClick={() => onChange(records.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...records, {}])}>
          添加{column.header}
        </Button>
      </div>
    </div>
  );
}
