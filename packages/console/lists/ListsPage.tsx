import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ListKind } from '../api/lists/lists.ts';
import { useLists } from '../registers/KnownRegister.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { count, day } from '../ui/show/format.ts';

const columns: TableColumn<ListKind>[] = [
  {
    key: 'title',
    header: '清单',
    cell: ({ name, title }) => (
      <Link to="/registers/$kind" params={{ kind: `list.${name}` }}>
        {title}
      </Link>
    ),
    value: ({ title }) => title,
  },
  { key: 'group', header: '分组', cell: ({ group }) => group ?? '', value: ({ group }) => group ?? '' },
  {
    key: 'published',
    header: '公布的版本',
    cell: ({ published, open }) =>
      published ? (
        <span>
          第 {published.number} 版 · {day(Date.parse(published.at))}
          {open ? '' : '（不对外）'}
        </span>
      ) : (
        <span className="muted">尚未公布</span>
      ),
    value: ({ published }) => (published ? day(Date.parse(published.at)) : ''),
  },
  {
    key: 'count',
    header: '条数',
    number: true,
    cell: ({ published, draft, unit }) => `${count(published?.count ?? draft?.count ?? 0)} ${unit}`,
    value: ({ published, draft }) => published?.count ?? draft?.count ?? 0,
  },
  {
    key: 'draft',
    header: '未生效的改动',
    cell: ({ draft, published }) =>
      draft && draft.number !== published?.number ? `草稿第 ${draft.number} 版` : '',
    value: ({ draft, published }) =>
      draft && draft.number !== published?.number ? `草稿第 ${draft.number} 版` : '',
  },
  {
    key: 'own',
    header: '定义',
    cell: ({ own }) => (own ? '本市' : '系统'),
    value: ({ own }) => (own ? '本市' : '系统'),
  },
];

/** All lists that the tenant has as data. */
export function ListsPage() {
  const me = useMe();
  const query = useLists();
  const search = useSearch({ from: '/lists' });
  const navigate = useNavigate({ from: '/lists' });
  const groups = [...new Set(query.data?.flatMap(({ group }) => group ?? []))].sort();
  const whole = wholeList({
    query,
    rows: query.data,
    columns,
    search,
    file: '各类清单',
    narrow: ({ group }) => search.group === undefined || group === search.group,
  });
  return (
    <div className="page">
      <PageHead
        title="各类清单"
        about="政府依清单办事：每份清单有版本、有公布、可核对。清单之外，不得自行其是。"
        actions={
          <>
            <LinkButton to="/lists/findings">清单核对</LinkButton>
            {permits(me, 'catalogue:write') ? (
              <LinkButton to="/registers/$kind" params={{ kind: 'list-kinds' }}>
                清单目录（定义新的清单）
              </LinkButton>
            ) : null}
          </>
        }
      />
      <ListFrame
        {...whole}
        noun="清单"
        rowKey={({ name }) => name}
        search={search}
        onFind={(part) => void navigate({ search: (old) => changed(old, part), replace: true })}
        find="清单名称、分组…"
        filters={[
          {
            name: 'group',
            noun: '分组',
            all: '全部分组',
            options: groups.map((value) => ({ value, label: value })),
          },
        ]}
        empty={<Empty title="还没有清单">系统自带的清单会列在这里。</Empty>}
      />
    </div>
  );
}
