import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { exchangeApi } from '../api/credit/exchange.ts';
import type { ExchangeChannelDetail } from '../api/schema.d.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { SectionNav } from '../ui/page/SectionNav.tsx';
import { count, instant } from '../ui/show/format.ts';
import { StateMark } from '../ui/show/Mark.tsx';
import { BatchList } from './BatchList.tsx';
import { ChannelActions } from './ChannelActions.tsx';
import { MappingPanel } from './MappingPanel.tsx';
import { RowList } from './RowList.tsx';
import { cadenceText, channelState } from './words.ts';

/** Milliseconds between two looks while something is on its way. */
const pause = 3_000;

/** What a contract's page shows, one at a time; rows at first. */
const parts: { name: string; search: { show?: 'batches' | 'mapping' } }[] = [
  { name: '各行', search: {} },
  { name: '批次', search: { show: 'batches' } },
  { name: '字段对照', search: { show: 'mapping' } },
];

/** One contract: how its rows stand, what was sent, and how its elements are mapped. */
export function ChannelPage() {
  const { contract } = useParams({ from: '/exchange/$contract' });
  const query = useQuery({
    queryKey: ['exchange', 'channel', contract],
    queryFn: () => exchangeApi.channel(contract),
    refetchInterval: ({ state: { data } }) =>
      data?.running && data.figures && data.figures.sending + data.figures.mended > 0 ? pause : false,
  });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {(channel) => <Whole channel={channel} />}
      </Loaded>
    </div>
  );
}

function Whole({ channel }: { channel: ExchangeChannelDetail }) {
  const { show } = useSearch({ from: '/exchange/$contract' });
  const { contract, title, partner, comparedAt, nextAt, fault, changed } = channel;
  const isOut = channel.direction === 'out';
  const part = isOut ? show : 'mapping';
  return (
    <>
      <PageHead
        title={title}
        crumb={<Link to="/exchange">← 数据交换</Link>}
        about={
          <span className="row" style={{ gap: '2px 14px' }}>
            <StateMark of={channelState(channel)} />
            <span>{partner}</span>
            <span>{cadenceText(channel)}</span>
            {comparedAt ? <span>上次比对 {instant(comparedAt)}</span> : null}
            {nextAt ? <span>下次 {instant(nextAt)}</span> : null}
          </span>
        }
        actions={<ChannelActions channel={channel} />}
      />
      {fault ? <p className="exchange-refused">已停止：{fault}</p> : null}
      {changed || !channel.published ? (
        <p className="muted">
          {channel.published ? '草稿中有未公示的修改。' : '合同还是草稿。'}
          由没有参与修改的另一人在
          <Link to="/registers/$kind/versions" params={{ kind: 'exchange-contracts' }}>
            版本与公示
          </Link>
          中公示后起作用。
        </p>
      ) : null}
      {isOut ? <Figures channel={channel} /> : null}
      <SectionNav label="合同各部分">
        {(isOut ? parts : parts.slice(-1)).map(({ name, search }) => (
          <Link
            key={name}
            to="/exchange/$contract"
            params={{ contract }}
            search={search}
            activeProps={{}}
            className={search.show === part ? 'active' : ''}
            aria-current={search.show === part ? 'page' : undefined}
          >
            {name}
          </Link>
        ))}
      </SectionNav>
      {part === 'mapping' ? (
        <MappingPanel channel={channel} />
      ) : part === 'batches' ? (
        <BatchList channel={channel} />
      ) : (
        <RowList channel={channel} />
      )}
    </>
  );
}

/** How rows stand, each number leading to them. */
function Figures({ channel: { contract, figures, term } }: { channel: ExchangeChannelDetail }) {
  if (!figures) return null;
  const all = [
    { name: '已接受', value: figures.accepted, search: { state: 'accepted' } },
    { name: '被退回', value: figures.refused, search: { state: 'refused' } },
    { name: '待重发', value: figures.mended, search: { state: 'mended' } },
    { name: '发送中', value: figures.sending, search: { state: 'sending' } },
    ...(term === undefined
      ? []
      : [
          {
            name: `逾期（超过 ${term} 个工作日）`,
            value: figures.late + figures.overdue,
            search: { late: 'true' } as const,
          },
        ]),
    { name: '批次', value: figures.batches, search: { show: 'batches' } },
  ] as const;
  return (
    <dl className="figures">
      {all.map(({ name, value, search }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Link
              to="/exchange/$contract"
              params={{ contract }}
              search={search}
              aria-label={`${name} ${count(value)}`}
            >
              {count(value)}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}
