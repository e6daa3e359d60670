import './fields.css';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import type { Values } from '../api/cases/caseTypes.ts';
import { Field } from '../ui/form/Field.tsx';
import { type ControlProps, hasTitledCells } from './control.ts';

interface TableControlProps extends ControlProps {
  /** The control of a field, which may be a table itself. */
  Cell: ComponentType<ControlProps>;
}

/** A row without its empty cells. */
const filled = (row: Values): Values =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );

/** Rows of small fields: one line of controls each, or one box of titled ones where there are many. */
export function TableControl({ field, at, value, onChange, Cell }: TableControlProps) {
  const rows = Array.isArray(value) ? (value as Values[]) : [];
  const columns = Object.entries(field.columns ?? {});
  const isTitled = hasTitledCells(field);
  const change = (index: number, name: string, next: unknown) =>
    onChange(rows.map((row, one) => (one === index ? filled({ ...row, [name]: next }) : row)));
  const remove = (index: number) => (
    <Button
      icon={<DeleteOutlined />}
      aria-label={`删除第 ${index + 1} 行${field.title}`}
      onClick={() => onChange(rows.filter((_, one) => one !== index))}
    />
  );
  return (
    <div className="stack tight">
      {rows.map((row, index) =>
        isTitled ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <fieldset key={index} className="table-box-row">
            <legend>
              {field.title} {index + 1} {remove(index)}
            </legend>
            <div className="fields">
              {columns.map(([name, column]) => (
                <Field
                  key={name}
                  label={column.title}
                  required={column.required ?? false}
                  hint={column.help}
                  at={at === undefined ? undefined : `${at}/${index}/${name}`}
                >
                  {(id) => (
                    <Cell
                      id={id}
                      field={column}
                      value={row[name]}
                      onChange={(next) => change(index, name, next)}
                    />
                  )}
                </Field>
              ))}
            </div>
          </fieldset>
        ) : (
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
            {remove(index)}
          </div>
        ),
      )}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...rows, {}])}>
          添加{field.title}
        </Button>
      </div>
    </div>
  );
}
