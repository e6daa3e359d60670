import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { exchangeApi } from '../api/credit/exchange.ts';
import type { ExchangeChannel } from '../api/schema.d.ts';
import { AdoptExamples } from '../registers/AdoptExamples.tsx';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import type { ListFilter } from '../ui/list/FilterControl.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { wholeList } from '../ui/list/whole.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { count, instant } from '../ui/show/format.ts';
import { StateMark } from '../ui/show/Mark.tsx';
import { cadenceText, channelState, stateFilter } from './words.ts';

const states: ListFilter = {
  ...{ name: 'state', noun: '状态', all: '全部状态' },
  options: [
    { value: 'running', label: '运行中' },
    { value: 'stopped', label: '未启用或已停止' },
    { value: 'draft', label: '草稿' },
  ],
};
const figure = (key: 'accepted' | 'refused' | 'sending', header: string): TableColumn<ExchangeChannel> => ({
  ...{ key, header, number: true },
  cell: ({ figures }) => (figures ? count(figures[key]) : ''),
  value: ({ figures }) => figures?.[key],
});

const columns: TableColumn<ExchangeChannel>[] = [
  {
    key: 'title',
    header: '合同',
    cell: ({ contract, title, changed: hasDraft }) => (
      <>
        <Link to="/exchange/$contract" params={{ contract }}>
          {title}
        </Link>
        {hasDraft ? <span className="chip warn">有未公示的修改</span> : null}
      </>
    ),
    value: ({ title }) => title,
  },
  { key: 'partner', header: '对方', cell: ({ partner }) => partner, value: ({ partner }) => partner },
  {
    key: 'state',
    header: '状态',
    cell: (channel) => <StateMark of={channelState(channel)} />,
    value: (channel) => channelState(channel).title,
  },
  { key: 'cadence', header: '多久一次', cell: cadenceText, value: cadenceText },
  figure('accepted', '已接受'),
  figure('refused', '被退回'),
  figure('sending', '发送中'),
  {
    key: 'late',
    header: '逾期',
    number: true,
    cell: ({ figures }) => (figures ? count(figures.late + figures.overdue) : ''),
    value: ({ figures }) => figures && figures.late + figures.overdue,
  },
  {
    key: 'comparedAt',
    header: '上次比对',
    minor: true,
    cell: ({ comparedAt }) => <span className="nowrap">{instant(comparedAt)}</span>,
    value: ({ comparedAt }) => comparedAt,
  },
];

/** Exchange with other systems: each contract, whether it runs, and how its rows stand. */
export function ExchangePage() {
  const search = useSearch({ from: '/exchange' });
  const find = useNavigate({ from: '/exchange' });
  const writable = permits(useMe(), 'exchange:write');
  const query = useQuery({ queryKey: ['exchange', 'channels'], queryFn: exchangeApi.channels });
  const whole = wholeList({
    ...{ query, rows: query.data, columns, search, file: '数据交换' },
    narrow: (channel) => search.state === undefined || stateFilter(channel) === search.state,
  });
  return (
    <div className="page">
      <PageHead
        title="数据交换"
        about="按合同把数据报给别的系统，或接收它们的数据。只发送与对方不同的行；被退回的行修正后再发，不会重复发送。"
        actions={
          <>
            <LinkButton to="/registers/$kind" params={{ kind: 'exchange-contracts' }}>
              编制合同
            </LinkButton>
            <LinkButton to="/registers/$kind/versions" params={{ kind: 'exchange-contracts' }}>
              版本与公示
            </LinkButton>
          </>
        }
      />
      <ListFrame
        noun="交换合同"
        rowKey={({ contract }) => contract}
        onRow={({ contract }) => void find({ to: '/exchange/$contract', params: { contract }, search: {} })}
        search={search}
        onFind={(part) => void find({ search: changed(search, part), replace: true })}
        find="合同、对方"
        filters={[states]}
        {...whole}
        empty={<NoContracts writable={writable} />}
      />
    </div>
  );
}

function NoContracts({ writable }: { writable: boolean }) {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries({ queryKey: ['exchange'] });
  return (
    <Empty
      title="还没有交换合同"
      actions={
        writable ? (
          <AdoptExamples kind="exchange-contracts" onDone={again}>
            从示例合同开始
          </AdoptExamples>
        ) : undefined
      }
    >
      示例合同：信用平台双公示、国家企业信用信息公示系统、互联网+监管；字段名、长度和地址须按对方现行的规范修改。
    </Empty>
  );
}
