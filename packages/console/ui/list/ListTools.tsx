import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../act/useAct.ts';
import type { TableColumn } from './DataTable.tsx';
import { FilterControl, type ListFilter } from './FilterControl.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { ListSearch, Part } from './search.ts';

/** A search by the names of its filters. */
export type NamedSearch = ListSearch & { readonly [name: string]: unknown };

export interface ListToolsProps {
  /** What the list is of, such as 抽查任务. */
  noun: string;
  /** Missing with `onFind` where there is nothing to find. */
  search?: ListSearch;
  onFind?: (part: Part) => void;
  /** What can be searched for, such as 标题、编号; without it there is no search box. */
  find?: string;
  filters?: readonly ListFilter[];
  /** Downloads what the list shows, whole; without it there is no button. */
  exportFile?: (() => Promise<void>) | undefined;
  /** There is no table whose heads could be pressed. */
  noTable?: boolean;
  /** Other tools of this list. */
  tools?: ReactNode;
}

/** Above a list: its tabs, then search, filters, order on a narrow screen, and the export. */
export function ListTools<T>(props: ListToolsProps & { columns: readonly TableColumn<T>[] }) {
  const { noun, onFind, find, filters = [], exportFile, tools, noTable, columns } = props;
  const search = (props.search ?? {}) as NamedSearch;
  const sorts = columns.flatMap(({ sort, header }) => (sort ? [{ sort, header }] : []));
  if (!onFind) return null;
  const control = (filter: ListFilter) => (
    <FilterControl
      key={filter.name}
      filter={filter}
      value={search[filter.name] as string | undefined}
      onChange={(value) => onFind({ [filter.name]: value })}
    />
  );
  const tabs = filters.filter(({ as }) => as === 'tabs');
  const others = filters.filter(({ as }) => as !== 'tabs');
  return (
    <div className="panel-tools list-tools">
      {tabs.map(control)}
      <div className="row">
        {find ? (
          <SearchBox
            label={`搜索${noun}`}
            placeholder={find}
            value={search.q ?? ''}
            onSearch={(q) => onFind({ q: q || undefined })}
          />
        ) : null}
        {others.map(control)}
        {tools}
        {sorts.length > 0 ? (
          <Select
            className={noTable ? 'list-choice' : 'narrow-only list-choice'}
            aria-label="排序"
            popupMatchSelectWidth={false}
            value={search.sort ?? ''}
            options={[
              { value: '', label: '默认排序' },
              ...sorts.flatMap(({ sort, header }) => [
                { value: sort, label: `${header} ▲` },
                { value: `-${sort}`, label: `${header} ▼` },
              ]),
            ]}
            onChange={(sort: string) => onFind({ sort: sort || undefined })}
          />
        ) : null}
        {exportFile ? <ExportButton save={exportFile} /> : null}
      </div>
    </div>
  );
}

function ExportButton({ save }: { save: () => Promise<void> }) {
  const act = useAct(save);
  return (
    <Button
      className="list-export"
      icon={<DownloadOutlined />}
      loading={act.busy}
      onClick={() => act.run(undefined)}
    >
      导出 Excel
    </Button>
  );
}
