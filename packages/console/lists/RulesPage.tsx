import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import { findingsApi, type ListRule, type RuleSetting } from '../api/lists/lists.ts';
import { useLists } from '../registers/KnownRegister.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { useAct } from '../ui/act/useAct.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { severityNames } from './findingColumns.tsx';

const settingNames: Record<RuleSetting, string> = { ...severityNames, off: '不核对' };
/** Of a choice that leaves it to the rule. */
const usual = 'usual';

/** The rules that lists are held against, and what becomes of a broken one. */
export function RulesPage() {
  const me = useMe();
  const client = useQueryClient();
  const lists = useLists();
  const search = useSearch({ from: '/lists/rules' });
  const navigate = useNavigate({ from: '/lists/rules' });
  const query = useQuery({ queryKey: ['list-rules'], queryFn: findingsApi.rules });
  const titleOf = (name: string) => lists.data?.find((one) => one.name === name)?.title ?? name;
  const again = () => client.invalidateQueries({ queryKey: ['list-rules'] });
  const set = useAct(
    ({ list, rule, to }: { list: string; rule: string; to: RuleSetting | undefined }) =>
      findingsApi.setRule({ list, rule, ...(to && { to }) }, query.data?.etag ?? ''),
    {
      done: '已保存',
      onDone: async () => {
        await Promise.all([again(), client.invalidateQueries({ queryKey: ['list-findings'] })]);
      },
      onProblem: ({ status }) => {
        if (status === 412) void again();
        return false;
      },
    },
  );
  const writes = permits(me, 'catalogue:write');
  const columns: TableColumn<ListRule>[] = [
    {
      key: 'title',
      header: '规则',
      cell: ({ title, explained, basis }) => (
        <span>
          {title}
          <br />
          <span className="muted small">
            {explained}
            {basis === undefined ? '' : `（${basis}）`}
          </span>
        </span>
      ),
      value: ({ title, explained }) => `${title} ${explained}`,
    },
    { key: 'list', header: '清单', cell: ({ list }) => titleOf(list), value: ({ list }) => titleOf(list) },
    {
      key: 'kind',
      header: '范围',
      cell: ({ kind }) => (kind === 'between' ? '清单之间' : '逐条'),
      value: ({ kind }) => (kind === 'between' ? '清单之间' : '逐条'),
    },
    {
      key: 'set',
      header: '不符时',
      cell: ({ list, rule, title, usual: by, set: to }) =>
        writes ? (
          <Select
            aria-label={`${title}：不符时`}
            popupMatchSelectWidth={false}
            value={to ?? usual}
            options={[
              { value: usual, label: `按规则：${settingNames[by]}` },
              ...Object.entries(settingNames).map(([value, label]) => ({ value, label })),
            ]}
            onChange={(next: RuleSetting | typeof usual) =>
              set.run({ list, rule, to: next === usual ? undefined : next })
            }
          />
        ) : (
          settingNames[to ?? by]
        ),
      value: ({ usual: by, set: to }) => settingNames[to ?? by],
    },
  ];
  const whole = wholeList({
    query,
    rows: query.data?.data.items,
    columns,
    search,
    file: '核对规则',
    narrow: ({ list, kind }) =>
      (search.list === undefined || list === search.list) &&
      (search.kind === undefined || kind === search.kind),
  });
  const named = [...new Set(query.data?.data.items.map(({ list }) => list))];
  return (
    <div className="page">
      <PageHead
        title="核对规则"
        crumb={<Link to="/lists/findings">← 清单核对</Link>}
        about="逐条核对的规则定为错误的，不符的内容不能保存；清单之间的规则定为错误的，清单不能送审。"
        actions={
          <LinkButton to="/registers/$kind" params={{ kind: 'list-checks' }}>
            清单间核对规则（定义新的规则）
          </LinkButton>
        }
      />
      <ListFrame
        {...whole}
        noun="规则"
        rowKey={({ list, rule }) => `${list} ${rule}`}
        search={search}
        onFind={(part) => void navigate({ search: (old) => changed(old, part), replace: true })}
        find="规则、清单…"
        filters={[
          {
            name: 'kind',
            noun: '范围',
            all: '全部范围',
            options: [
              { value: 'within', label: '逐条' },
              { value: 'between', label: '清单之间' },
            ],
          },
          {
            name: 'list',
            noun: '清单',
            all: '全部清单',
            options: named.map((value) => ({ value, label: titleOf(value) })),
          },
        ]}
        empty={<Empty title="还没有规则">清单的定义中写有核对规则的，会列在这里。</Empty>}
      />
    </div>
  );
}
