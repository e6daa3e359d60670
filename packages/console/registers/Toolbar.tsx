import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import type { Column } from '../api/types.ts';
import { count } from '../ui/show/format.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { FilterForm } from './FilterForm.tsx';
import { type RegisterKindName, registerKinds } from './kinds.ts';
import type { Find } from './RowTable.tsx';
import type { RegisterSearch } from './search.ts';
import { useLabels } from './useLabels.ts';

interface ToolbarProps {
  kind: RegisterKindName;
  columns: Column[];
  search: RegisterSearch;
  fields: string[];
  setFields: (fields: string[]) => void;
  total: number | undefined;
  busy: boolean;
  onFind: Find;
}

/** Above the rows: search as you type, filters, columns, and the conditions in force. */
export function Toolbar(props: ToolbarProps) {
  const { kind, columns, search, fields, setFields, total, busy, onFind } = props;
  const about = registerKinds[kind];
  const chosen = Object.values(search.where ?? {}).flat().length;
  return (
    <div className="toolbar">
      <div className="row">
        <SearchBox
          value={search.q ?? ''}
          placeholder={about.search}
          label={`搜索${about.noun}`}
          onSearch={(q) => onFind({ q: q || undefined })}
        />
        <Popover
          getPopupContainer={(node) => node.parentElement ?? document.body}
          trigger="click"
          placement="bottomLeft"
          content={
            <FilterForm
              columns={columns}
              where={search.where ?? {}}
              onChange={(where) => onFind({ where })}
            />
          }
        >
          <Badge count={chosen} size="small" color="#1b5480">
            <Button>筛选</Button>
          </Badge>
        </Popover>
        <ColumnChooser columns={columns} fields={fields} onChange={setFields} />
        <output className="muted small grow num" aria-live="polite">
          {busy ? '查询中…' : total === undefined ? '' : `共 ${count(total)} ${about.unit}`}
        </output>
      </div>
      <Conditions {...{ columns, search, onFind }} />
    </div>
  );
}

function SearchBox(props: {
  value: string;
  placeholder: string;
  label: string;
  onSearch: (text: string) => void;
}) {
  const { value, placeholder, label, onSearch } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSearch(text.trim()), 350);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      className="toolbar-search"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      prefix={<SearchOutlined style={{ color: '#626e7c' }} />}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onSearch(text.trim())}
    />
  );
}

function Conditions(props: { columns: Column[]; search: RegisterSearch; onFind: Find }) {
  const { columns, search, onFind } = props;
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
