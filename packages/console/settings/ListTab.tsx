import type { ReactNode } from 'react';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { ProblemView } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';

interface List {
  error: unknown;
  refetch: () => unknown;
}

/** A list that comes page by page. */
interface Pages extends List {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface ListTabProps<T> {
  title: string;
  about: ReactNode;
  actions: ReactNode;
  columns: TableColumn<T>[];
  list: List | Pages;
  rows: T[] | undefined;
  empty: ReactNode;
  /** Its dialog. */
  children?: ReactNode;
}

/** A tab of the settings that lists things: its panel, its table or the problem in its place. */
export function ListTab<T extends { id: string }>(props: ListTabProps<T>) {
  const { title, about, actions, columns, list, rows, empty, children } = props;
  const more =
    'fetchNextPage' in list
      ? { has: list.hasNextPage, busy: list.isFetchingNextPage, load: () => void list.fetchNextPage() }
      : undefined;
  return (
    <Panel title={title} about={about} flush actions={actions}>
      {list.error ? (
        <ProblemView error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={empty}
          more={more}
        />
      )}
      {children}
    </Panel>
  );
}

interface NameProps {
  name: string;
  onEdit: (() => void) | undefined;
}

/** A thing's name in its list; a button where it may be changed. */
export function NameCell({ name, onEdit }: NameProps) {
  if (!onEdit) return name;
  return (
    <button type="button" className="plain row-link" onClick={onEdit}>
      {name}
    </button>
  );
}
