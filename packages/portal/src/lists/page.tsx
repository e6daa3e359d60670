/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { usePaged } from '../api/usePaged.ts';
import { ContentDay } from '../parts/contentDay.ts';
import { ShortHash } from '../parts/hash.tsx';
import { More } from '../parts/more.tsx';
import { PageHead } from '../parts/page.tsx';
import { listPath, listsPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';
import '../style/lists.css';
import { type Column, fetchList, type ListPage, type Row } from './api.ts';
import { ListChanges } from './changes.tsx';
import { ListRow } from './row.tsx';
import { choicesOf } from './words.ts';

type Filter = Readonly<Record<string, string>>;

function Filters(props: {
  columns: readonly Column[];
  filter: Filter;
  q: string;
  onFilter: (filter: Filter) => void;
  onText: (q: string) => void;
}) {
  const { columns, filter, q, onFilter, onText } = props;
  const choices = columns.filter((column) => column.filterable && choicesOf(column).length > 0);
  return (
    <div class="filters">
      <label>
        内容包含
        <input value={q} maxLength={60} onChange={(event) => onText(event.currentTarget.value.trim())} />
      </label>
      {choices.map((column) => (
        <label key={column.field}>
          {column.header}
          <select
            value={filter[column.field] ?? ''}
            onChange={(event) => onFilter({ ...filter, [column.field]: event.currentTarget.value })}
          >
            <option value="">全部</option>
            {choicesOf(column).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

function Edition({ about, path }: { about: ListPage; path: string }) {
  const { edition, total, note } = about;
  const { number, count, root, publishedAt } = edition;
  return (
    <>
      <ContentDay of={[publishedAt]} />
      <p class="lead">
        第 {number} 版，共 {count} 条，{formatInstant(publishedAt)} 公布。{note}
      </p>
      <p class="facts" aria-live="polite">
        符合条件的 {total} 条 · 清单指纹 <ShortHash value={root} />
      </p>
      <p class="facts screen-only">
        下载全部：<a href={`${path}/data?format=csv`}>CSV</a> <a href={`${path}/data?format=json`}>JSON</a> ·{' '}
        <a href={`${path}/changes`}>订阅更新（Atom）</a>
      </p>
    </>
  );
}

/** The published edition of one of a city's lists. */
export function ListPageView({ tenant, list: name }: { tenant: string; list: string }) {
  const [q, setQ] = useState('');
  const [filter, setFilter] = useState<Filter>({});
  const [about, setAbout] = useState<ListPage>();
  // Of the pages before too: rows stay on screen while more are loaded.
  const [suspended, setSuspended] = useState<ListPage['suspended']>([]);
  const [list, more] = usePaged<Row>(`${q} ${JSON.stringify(filter)}`, async (cursor, signal) => {
    const page = await fetchList(tenant, name, { q, filter, cursor }, signal);
    setAbout(page);
    setSuspended((known) => (cursor === undefined ? page.suspended : [...known, ...page.suspended]));
    return page;
  });
  const nothing = !list.loading && !list.error && list.items.length === 0;
  return (
    <>
      <PageHead
        title={about?.title ?? '公开清单'}
        trail={[
          { to: '/', text: '首页' },
          { to: listsPath(tenant), text: '公开清单' },
        ]}
        note={about && <Edition about={about} path={listPath(tenant, name)} />}
      />
      {about && <ListChanges path={listPath(tenant, name)} />}
      {about && <Filters columns={about.columns} filter={filter} q={q} onFilter={setFilter} onText={setQ} />}
      {nothing && <p class="empty">没有符合条件的内容。</p>}
      <ul class="draw-list">
        {about &&
          list.items.map((row) => (
            <ListRow
              key={row.id}
              columns={about.columns}
              row={row}
              suspended={suspended.find(({ id }) => id === row.id)}
            />
          ))}
      </ul>
      <More list={list} more={more} what="清单" />
    </>
  );
}
