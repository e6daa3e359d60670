import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { findingsApi, type ListFinding, type ListFindings } from '../api/lists/lists.ts';
import { useDeptName } from '../api/tenancy.ts';
import { useLists } from '../registers/KnownRegister.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { ofTotal, usePages } from '../ui/list/usePages.ts';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Empty } from '../ui/page/Loading.tsx';
import { FindingTallies } from './FindingTallies.tsx';
import { findingColumns, keyOf, severityNames } from './findingColumns.tsx';
import { SetRowsForm } from './SetRowsForm.tsx';

/** What the tenant's lists break, over all of them or in one: counted, linked to the rows, mended in bulk. */
export function FindingsPage() {
  const me = useMe();
  const client = useQueryClient();
  const deptName = useDeptName();
  const search = useSearch({ from: '/lists/findings' });
  const navigate = useNavigate({ from: '/lists/findings' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [mending, setMending] = useState(false);
  // The pages of rows that findings lead to know their lists from here.
  const lists = useLists();
  const list = usePages<ListFinding, ListFindings>(['list-findings', search], (cursor, signal) =>
    findingsApi.list({ ...search, limit: 50, cursor }, signal),
  );
  const [first] = list.query.data?.pages ?? [];
  const find = (part: Parameters<typeof changed>[1]) => {
    setChosen(new Set());
    void navigate({ search: (old) => changed(old, part), replace: true });
  };
  const titleOf = (name: string) => lists.data?.find((one) => one.name === name)?.title ?? name;
  const mends = permits(me, 'catalogue:write') && search.list !== undefined;
  const picked = (list.rows ?? []).filter((one) => chosen.has(keyOf(one)));
  const pointed = new Set(picked.map(({ field }) => field.split('/')[0]));
  return (
    <div className="page">
      <PageHead
        title="清单核对"
        crumb={<Link to="/lists">← 各类清单</Link>}
        about="各份清单的当前版本按规则逐条核对，清单之间也相互核对。有错误的版本不能送审。"
        actions={<LinkButton to="/lists/rules">核对规则</LinkButton>}
      />
      {first && first.total > 0 ? <FindingTallies found={first} search={search} onFind={find} /> : null}
      {first?.faulty.map(({ rule, title, why }) => (
        <p key={rule} className="note warn">
          清单间规则“{title}”现在不能使用：{why}。请在
          <Link to="/registers/$kind" params={{ kind: 'list-checks' }}>
            清单间核对规则
          </Link>
          中修改。
        </p>
      ))}
      <ListFrame
        columns={findingColumns({ titleOf, deptName })}
        rowKey={keyOf}
        noun="问题"
        list={ofTotal(list, first?.total, '处')}
        search={search}
        onFind={find}
        choose={
          mends ? { chosen, label: ({ name }) => name, may: () => true, onChange: setChosen } : undefined
        }
        filters={[
          {
            name: 'list',
            noun: '清单',
            all: '全部清单',
            options: (first?.lists ?? [])
              .filter((one) => one.count > 0 || one.list === search.list)
              .map((one) => ({ value: one.list, label: `${one.title}（${one.count}）` })),
          },
          {
            name: 'severity',
            noun: '程度',
            all: '错误和提示',
            options: Object.entries(severityNames).map(([value, label]) => ({ value, label })),
          },
        ]}
        find="条目、规则、问题"
        exportFile={() => findingsApi.save(search)}
        narrowedBy={['rule', 'dept']}
        tools={
          mends ? (
            <Button disabled={picked.length === 0} onClick={() => setMending(true)}>
              批量修改{picked.length > 0 ? ` ${picked.length} 处` : ''}
            </Button>
          ) : (
            <span className="muted small">选定一份清单后可以批量修改</span>
          )
        }
        empty={<Empty title="没有发现问题">各份清单的当前版本都符合规则。</Empty>}
      />
      {search.list ? (
        <Dialog title="批量修改" open={mending} onClose={() => setMending(false)} stays>
          <SetRowsForm
            list={search.list}
            seen={{ rows: [...new Map(picked.map(({ id, etag }) => [id, { id, etag }])).values()] }}
            // Where all point to the same element, that is the one to mend.
            only={pointed.size === 1 ? [...pointed][0] : undefined}
            onDone={() => {
              setMending(false);
              setChosen(new Set());
              void client.invalidateQueries({ queryKey: ['list-findings'] });
            }}
            onClose={() => setMending(false)}
          />
        </Dialog>
      ) : null}
    </div>
  );
}
