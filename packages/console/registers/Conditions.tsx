import { CloseOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import type { Column } from '../api/types.ts';
import { FilterForm } from './FilterForm.tsx';
import type { Find } from './rowParts.tsx';
import type { RegisterSearch } from './search.ts';
import { useLabels } from './useLabels.ts';

interface FilterProps {
  columns: Column[];
  search: RegisterSearch;
  onFind: Find;
}

/** The choice of conditions, several of a column at once. */
export function FilterButton({ columns, search, onFind }: FilterProps) {
  return (
    <Popover
      getPopupContainer={(node) => node.parentElement ?? document.body}
      trigger="click"
      placement="bottomLeft"
      content={
        <FilterForm columns={columns} where={search.where ?? {}} onChange={(where) => onFind({ where })} />
      }
    >
      <Badge count={Object.values(search.where ?? {}).flat().length} size="small" color="#1b5480">
        <Button>筛选</Button>
      </Badge>
    </Popover>
  );
}

/** The conditions in force, each with a way to drop it. */
export function Conditions({ columns, search, onFind }: FilterProps) {
  const { label } = useLabels();
  const where = search.where ?? {};
  if (Object.keys(where).length === 0) return null;
  const drop = (field: string, value: string) => {
    const left = (where[field] ?? []).filter((one) => one !== value);
    const { [field]: _, ...rest } = where;
    const next = left.length > 0 ? { ...rest, [field]: left } : rest;
    onFind({ where: Object.keys(next).length > 0 ? next : undefined });
  };
  return (
    <ul className="chips conditions" aria-label="筛选条件">
      {Object.entries(where).flatMap(([field, values]) =>
        values.map((value) => {
          const column = columns.find((one) => one.field === field);
          const text = column ? `${column.header}：${label(column, value)}` : value;
          return (
            <li key={`${field} ${value}`}>
              <button type="button" className="condition" onClick={() => drop(field, value)}>
                {text}
                <CloseOutlined aria-label="移除条件" />
              </button>
            </li>
          );
        }),
      )}
      <li>
        <Button type="link" size="small" onClick={() => onFind({ where: undefined })}>
          全部清除
        </Button>
      </li>
    </ul>
  );
}
