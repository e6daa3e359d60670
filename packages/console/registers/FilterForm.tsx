import { Select } from 'antd';
import type { Column } from '../api/types.ts';
import { Field } from '../ui/form/Field.tsx';
import { type Option, useLabels } from './useLabels.ts';

type Where = Record<string, string[]>;

interface FilterFormProps {
  columns: Column[];
  where: Where;
  onChange: (where: Where | undefined) => void;
}

/** One choice for each column that the server can filter by. */
export function FilterForm({ columns, where, onChange }: FilterFormProps) {
  const labels = useLabels();
  const set = (field: string, values: string[]) => {
    const { [field]: _, ...rest } = where;
    const next = values.length > 0 ? { ...rest, [field]: values } : rest;
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <>
      {columns
        .filter(({ filterable }) => filterable)
        .map((column) => {
          const options = choices(column, labels.options(column));
          return (
            <Field key={column.field} label={column.header}>
              {(id) => (
                <Select
                  id={id}
                  mode={options ? 'multiple' : 'tags'}
                  allowClear
                  maxTagCount="responsive"
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={options ? '不限' : '输入后回车'}
                  tokenSeparators={['、', ',', ' ']}
                  value={where[column.field] ?? []}
                  options={options ?? []}
                  onChange={(values: string[]) => set(column.field, values)}
                />
              )}
            </Field>
          );
        })}
    </>
  );
}

function choices(column: Column, options: Option[] | undefined): Option[] | undefined {
  if (column.type !== 'boolean') return options;
  return [
    { value: 'true', label: '是' },
    { value: 'false', label: '否' },
  ];
}
