import { Fragment } from 'react';
import type { ContractElement } from '../api/credit/exchange.ts';
import type { ExchangeChannelDetail } from '../api/schema.d.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Preview } from './Preview.tsx';

const columns: TableColumn<ContractElement>[] = [
  { key: 'title', header: '名称', cell: ({ title }) => title },
  { key: 'name', header: '对方字段', cell: ({ name }) => <code>{name}</code> },
  { key: 'from', header: '来自', cell: ({ from }) => from },
  {
    key: 'needs',
    header: '要求',
    cell: ({ key, required, most, values }) =>
      [
        key ? '自然键' : '',
        required ? '必填' : '',
        most ? `最多 ${most} 字` : '',
        values?.length ? `取值：${values.join('、')}` : '',
      ]
        .filter(Boolean)
        .join('，'),
  },
  { key: 'personal', header: '个人信息', cell: ({ personal }) => (personal ? '显示时脱敏' : null) },
];

/** What goes where: each element of the partner's table, and where it comes from. */
export function MappingPanel({ channel }: { channel: ExchangeChannelDetail }) {
  const { terms, sourceTitle, elements } = channel;
  const facts = [
    ['本系统的数据', sourceTitle ?? terms.source],
    ['条件', terms.when],
    ['对方表名', terms.table],
    ['数据来源', terms.dataSource],
    ['对方地址', terms.endpoint],
    ['时限', terms.term === undefined ? undefined : `${terms.term} 个工作日`],
    ['按行修正', terms.direction === 'in' ? undefined : terms.mendable ? '允许' : '不允许'],
    ['依据', terms.basis],
    ['说明', terms.about],
  ] as const;
  return (
    <div className="stack">
      <Panel title="约定">
        <dl className="facts">
          {facts.map(([name, value]) =>
            value === undefined ? null : (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
          )}
        </dl>
      </Panel>
      <Panel title="字段对照" flush>
        <DataTable label="字段对照" columns={columns} rows={elements} rowKey={({ name }) => name} />
      </Panel>
      {terms.direction === 'out' ? <Preview contract={channel.contract} /> : null}
    </div>
  );
}
