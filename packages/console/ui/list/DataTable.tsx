import { Button, Checkbox } from 'antd';
import type { MouseEvent, ReactNode } from 'react';
import { Skeleton } from '../page/Loading.tsx';

export interface TableColumn<T> {
  key: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Right-aligned figures. */
  number?: boolean;
  /** One line, cut with an ellipsis. */
  clip?: boolean;
  /** Left out of the card on a narrow screen. */
  minor?: boolean;
  /** The field to sort by; a column without one does not sort. */
  sort?: string;
  /** What a list that is held whole is searched, sorted and exported by. */
  value?: (row: T) => string | number | undefined;
}

/** Which rows are chosen, by their keys. */
export interface RowChoice<T> {
  chosen: ReadonlySet<string>;
  /** What a row is called by its box. */
  label: (row: T) => string;
  may: (row: T) => boolean;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** What of a table follows from what its rows are. */
export interface TableParts<T> {
  columns: TableColumn<T>[];
  rowKey: (row: T) => string;
  onRow?: (row: T) => void;
  /** Every cell on one line. */
  dense?: boolean;
  /** Rows that can be chosen, each called by its label. */
  choose?: RowChoice<T> | undefined;
}

export interface DataTableProps<T> extends TableParts<T> {
  label: string;
  rows: T[] | undefined;
  /** `field` or `-field`. */
  sort?: string | undefined;
  onSort?: (sort: string | undefined) => void;
  empty?: ReactNode;
  more?: { has: boolean; busy: boolean; load: () => void; note?: string } | undefined;
}

/**
 * A table that scrolls inside its own box and turns into cards on a narrow screen, the first column as the
 * card's title. A click on a row calls `onRow`; the first cell should hold a button or link for the keyboard.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, rowKey, onRow, more, choose } = props;
  if (!rows) return <Skeleton lines={6} />;
  if (rows.length === 0) return props.empty ?? null;
  const click = (row: T) => (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    if (!target.closest('a, button, input, label')) onRow?.(row);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="table-box" aria-label={`${label}表`} tabIndex={0}>
        <table className={props.dense ? 'data cards rows' : 'data cards'}>
          <thead>
            <tr>
              {choose ? <ChooseAll rows={rows} rowKey={rowKey} choose={choose} /> : null}
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)} className={onRow ? 'clickable' : undefined} onClick={click(row)}>
                {choose ? (
                  <td className="choose">
                    {choose.may(row) ? (
                      <Checkbox
                        aria-label={`选择${choose.label(row)}`}
                        checked={choose.chosen.has(rowKey(row))}
                        onChange={(event) =>
                          choose.onChange(withKey(choose.chosen, rowKey(row), event.target.checked))
                        }
                      />
                    ) : null}
                  </td>
                ) : null}
                {columns.map((column, index) => (
                  <BodyCell key={column.key} column={column} lead={index === 0} content={column.cell(row)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more && (more.has || more.note) ? (
        <div className="table-foot">
          {more.note ? <span>{more.note}</span> : null}
          {more.has ? (
            <Button size="small" loading={more.busy} onClick={more.load}>
              加载更多
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** A set with or without a key. */
export function withKey(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(keys);
  if (isIn) next.add(key);
  else next.delete(key);
  return next;
}

interface ChooseAllProps<T> {
  rows: T[];
  rowKey: (row: T) => string;
  choose: RowChoice<T>;
}

/** Chooses all rows of the page that can be chosen, or none. */
function ChooseAll<T>({ rows, rowKey, choose: { chosen, may, onChange } }: ChooseAllProps<T>) {
  const keys = rows.filter(may).map(rowKey);
  const all = keys.length > 0 && keys.every((key) => chosen.has(key));
  return (
    <th scope="col" className="choose">
      <Checkbox
        aria-label="全选"
        disabled={keys.length === 0}
        checked={all}
        indeterminate={!all && keys.some((key) => chosen.has(key))}
        onChange={() => onChange(new Set(all ? [] : keys))}
      />
    </th>
  );
}

function BodyCell<T>(props: { column: TableColumn<T>; lead: boolean; content: ReactNode }) {
  const { column, lead, content } = props;
  const blank = content === null || content === undefined || content === '' ? 'blank' : '';
  const name =
    `${column.number ? 'num' : ''} ${column.clip ? 'clip' : ''} ${lead ? 'lead' : ''} ${column.minor ? 'minor' : ''} ${blank}`.trim();
  return (
    <td className={name || undefined} data-label={column.header}>
      {content}
    </td>
  );
}

function HeadCell<T>(props: {
  column: TableColumn<T>;
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
}) {
  const { column, sort, onSort } = props;
  const className = column.number ? 'num' : undefined;
  const field = column.sort;
  if (!field || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const direction = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined;
  const next = direction === undefined ? field : direction === 'ascending' ? `-${field}` : undefined;
  return (
    <th scope="col" className={className} aria-sort={direction}>
      <button type="button" className="plain" onClick={() => onSort(next)}>
        {column.header}
        <span className={direction ? 'sort-mark' : 'sort-mark open'} aria-hidden="true">
          {direction === 'ascending' ? '▲' : direction === 'descending' ? '▼' : '⇅'}
        </span>
      </button>
    </th>
  );
}
