import './exchange.css';
import { exchangeOperations, exchangeRowStates } from '@mingcha/kernel/labels';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { exchangeApi } from '../api/credit/exchange.ts';
import type { ExchangeChannelDetail, ExchangeRow } from '../api/schema.d.ts';
import { ReasonDialog } from '../ui/act/ReasonDialog.tsx';
import { SelectionBar } from '../ui/act/SelectionBar.tsx';
import { useAct } from '../ui/act/useAct.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import type { ListFilter } from '../ui/list/FilterControl.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import { changed } from '../ui/list/search.ts';
import { usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { StateMark } from '../ui/show/Mark.tsx';
import { RowDialog } from './RowDialog.tsx';

const filters: ListFilter[] = [
  {
    ...{ name: 'state', noun: '状态', as: 'tabs', all: '全部' },
    options: Object.entries(exchangeRowStates).map(([value, { title }]) => ({ value, label: title })),
  },
  {
    ...{ name: 'late', noun: '逾期', all: '不论逾期与否' },
    options: [
      { value: 'true', label: '逾期的' },
      { value: 'false', label: '没有逾期的' },
    ],
  },
];

/** The rows of a contract; those that were refused are mended here and sent again. */
export function RowList({ channel }: { channel: ExchangeChannelDetail }) {
  const { contract, title } = channel;
  const search = useSearch({ from: '/exchange/$contract' });
  const find = useNavigate({ from: '/exchange/$contract' });
  const client = useQueryClient();
  const [shown, setShown] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const { show: _, ...asked } = search;
  const { sending = 0, mended = 0, refused = 0, accepted = 0 } = channel.figures ?? {};
  // What changed on its way is read anew.
  const list = usePages(['exchange', 'rows', contract, asked, sending, mended, refused, accepted], (cursor) =>
    exchangeApi.rows(contract, { ...asked, limit: 30, cursor }),
  );
  const again = () => void client.invalidateQueries({ queryKey: ['exchange'] });
  const resend = useAct(
    ({ guids, reason }: { guids: readonly string[]; reason?: string }) =>
      exchangeApi.resend(contract, guids, reason),
    {
      done: '已排队重新发送',
      onDone: () => {
        setChosen(new Set());
        setAsking(false);
        again();
      },
    },
  );
  const rows = list.rows?.filter(({ guid }) => chosen.has(guid)) ?? [];
  const isUnmended = rows.some(({ state }) => state === 'refused');
  return (
    <>
      <ListFrame
        noun="行"
        columns={columns(setShown)}
        rowKey={({ guid }) => guid}
        onRow={({ guid }) => setShown(guid)}
        list={list}
        search={search}
        onFind={(part) => void find({ search: changed(search, part), replace: true })}
        find="自然键、退回原因、批次"
        filters={filters}
        exportFile={() => exchangeApi.exportRows(contract, title, asked)}
        choose={{
          chosen,
          label: ({ key }) => key,
          may: ({ can }) => can.includes('resend'),
          onChange: setChosen,
        }}
        empty={
          <Empty title="还没有发送过数据">
            {channel.running ? '正在比对，稍后刷新。' : '启用后，与对方不同的行列在这里。'}
          </Empty>
        }
      />
      <SelectionBar count={chosen.size} onClear={() => setChosen(new Set())}>
        {(tooMany) => (
          <Button
            type="primary"
            disabled={tooMany}
            loading={resend.busy}
            onClick={() => (isUnmended ? setAsking(true) : resend.run({ guids: [...chosen] }))}
          >
            重新发送
          </Button>
        )}
      </SelectionBar>
      <ReasonDialog
        open={asking}
        title="原样重新发送"
        about="所选的行中有没有修正过的。对方的校验没有变的，还会被退回。"
        label="原因"
        hint="如：对方已更正字典"
        action="重新发送"
        act={resend}
        onClose={() => setAsking(false)}
        onGive={(reason) => resend.run({ guids: [...chosen], reason })}
      />
      <RowDialog channel={channel} guid={shown} onClose={() => setShown(undefined)} onChanged={again} />
    </>
  );
}

const columns = (show: (guid: string) => void): TableColumn<ExchangeRow>[] => [
  {
    key: 'key',
    sort: 'key',
    header: '自然键',
    cell: ({ guid, key }) => (
      <button type="button" className="plain exchange-key" onClick={() => show(guid)}>
        {key}
      </button>
    ),
  },
  {
    key: 'state',
    sort: 'state',
    header: '状态',
    cell: ({ state }) => <StateMark of={exchangeRowStates[state]} />,
  },
  {
    key: 'operation',
    header: '操作',
    minor: true,
    cell: ({ operation }) => operation && <span className="nowrap">{exchangeOperations[operation]}</span>,
  },
  {
    key: 'errors',
    sort: 'errors',
    header: '退回原因',
    cell: ({ errors }) => (
      <span className="exchange-refused">
        {errors.map(({ type, remark }) => `${type}：${remark}`).join('；')}
      </span>
    ),
  },
  { key: 'due', sort: 'due', header: '最迟接受', cell: ({ due }) => <span className="nowrap">{due}</span> },
  {
    key: 'late',
    header: '逾期',
    cell: ({ late, acceptedOn }) => (late ? <StateMark of={lateMark(acceptedOn)} /> : null),
  },
  {
    key: 'acceptedOn',
    sort: 'acceptedOn',
    header: '首次接受',
    minor: true,
    cell: ({ acceptedOn }) => <span className="nowrap">{acceptedOn}</span>,
  },
  {
    key: 'batch',
    sort: 'batch',
    header: '批次',
    minor: true,
    cell: ({ batch }) => <span className="nowrap">{batch}</span>,
  },
];

const lateMark = (acceptedOn: string | undefined) =>
  acceptedOn === undefined
    ? ({ title: '已过时限', tone: 'bad' } as const)
    : ({ title: '逾期接受', tone: 'wait' } as const);
