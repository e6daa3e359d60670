import './fields.css';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import type { Values } from '../api/caseTypes.ts';
import type { ControlProps } from './control.ts';

interface TableControlProps extends ControlProps {
  /** The control of a field, which may be a table itself. */
  Cell: ComponentType<ControlProps>;
}

/** A row without its empty cells. */
const filled = (row: Values): Values =>
  Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

/** Rows of small fields: one line of controls each. */
export function TableControl({ field, value, onChange, Cell }: TableControlProps) {
  const rows = Array.isArray(value) ? (value as Values[]) : [];
  const columns = Object.entries(field.columns ?? {});
  const change = (at: number, name: string, next: unknown) =>
    onChange(rows.map((row, index) => (index === at ? filled({ ...row, [name]: next }) : row)));
  return (
    <div className="stack tight">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <div key={index} className="table-line">
          {columns.map(([name, column]) => (
            <Cell
              key={name}
              aria-label={`第 ${index + 1} 行${column.title}`}
              field={column}
              value={row[name]}
              onChange={(next) => change(index, name, next)}
            />
          ))}
          <Button
            icon={<DeleteOutlined />}
            aria-label={`删除第 ${index + 1} 行${field.title}`}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...rows, {}])}>
          添加{field.title}
        </Button>
      </div>
    </div>
  );
}
