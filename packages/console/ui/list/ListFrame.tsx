import './list.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Empty, ProblemView } from '../page/Loading.tsx';
import { Panel } from '../page/Panel.tsx';
import { DataTable, type DataTableProps, type TableParts } from './DataTable.tsx';
import { ListTools, type ListToolsProps, type NamedSearch } from './ListTools.tsx';

/** A list as `usePages` or a query of all its rows gives it. */
export interface Listed<T> {
  query: { error: unknown; refetch: () => unknown };
  rows: T[] | undefined;
  more?: DataTableProps<T>['more'];
}

interface ListFrameProps<T> extends TableParts<T>, ListToolsProps {
  list: Listed<T>;
  /** Where the list is one of several parts of a page: its heading, and what can be done. */
  title?: string;
  about?: ReactNode;
  actions?: ReactNode;
  /** What else than its filters and its search narrows it, by name in the address. */
  narrowedBy?: readonly string[];
  /** Between tools and table. */
  head?: ReactNode;
  /** In place of the table where there is nothing at all. */
  empty: ReactNode;
  /** In place of the table where nothing is found and more could be looked through. */
  emptySoFar?: ReactNode;
  children?: ReactNode;
}

/** A list of things: search, filters, order, export, table, more pages, and what stands in place of an empty or failed one. */
export function ListFrame<T>(props: ListFrameProps<T>) {
  const { noun, list, title, about, actions, head, empty, emptySoFar, children } = props;
  const { columns, rowKey, onRow, choose, dense, search = {}, onFind, filters = [], narrowedBy = [] } = props;
  const named = search as NamedSearch;
  const narrowed = ['q', ...filters.map(({ name }) => name), ...narrowedBy].filter(
    (name) => named[name] !== undefined,
  );
  const clear = () => onFind?.(Object.fromEntries(narrowed.map((name) => [name, undefined])));
  return (
    <Panel {...(title ? { title, about, actions } : { label: `${noun}列表` })} flush>
      <ListTools {...props} />
      {head}
      {list.query.error ? (
        <div className="list-problem">
          <ProblemView error={list.query.error} onRetry={() => void list.query.refetch()} />
        </div>
      ) : (
        <DataTable
          label={noun}
          columns={columns}
          rows={list.rows}
          rowKey={rowKey}
          {...(onRow && { onRow })}
          {...(dense && { dense })}
          choose={choose}
          sort={search.sort}
          {...(onFind && { onSort: (sort) => onFind({ sort }) })}
          empty={emptySoFar ?? (narrowed.length > 0 ? <NothingFound noun={noun} onClear={clear} /> : empty)}
          more={list.more}
        />
      )}
      {children}
    </Panel>
  );
}

function NothingFound({ noun, onClear }: { noun: string; onClear: () => void }) {
  return (
    <Empty title={`没有符合条件的${noun}`} actions={<Button onClick={onClear}>清除全部条件</Button>}>
      请换一个关键词，或减少筛选条件。
    </Empty>
  );
}
