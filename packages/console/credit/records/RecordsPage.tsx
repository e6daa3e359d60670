import { creditRecordStates, publicationClocks, publicationLights } from '@mingcha/kernel/labels';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { creditRecordsApi, useCreditKinds } from '../../api/credit/creditRecords.ts';
import type { CreditRecord } from '../../api/schema.d.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import type { TableColumn } from '../../ui/list/DataTable.tsx';
import type { ListFilter } from '../../ui/list/FilterControl.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { changed } from '../../ui/list/search.ts';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { publicationMark } from '../words.ts';
import { ImportDialog } from './ImportDialog.tsx';

const optionsOf = (of: Readonly<Record<string, { title: string }>>) =>
  Object.entries(of).map(([value, { title }]) => ({ value, label: title }));
const lights: ListFilter = {
  name: 'light',
  noun: '公示情况',
  all: '全部公示情况',
  options: optionsOf(publicationLights),
};
const clocks: ListFilter = {
  name: 'clock',
  noun: '公示时限',
  all: '全部公示时限',
  options: Object.entries(publicationClocks).map(([value, label]) => ({ value, label })),
};
const states: ListFilter = {
  name: 'state',
  noun: '状态',
  all: '全部状态',
  options: optionsOf(creditRecordStates),
};
const depts: ListFilter = { name: 'dept', noun: '部门', as: 'dept', all: '全部部门' };
/** Of what is to be withdrawn the days are those of the change. */
const days = (of: '决定' | '变更'): ListFilter[] => [
  { name: 'from', noun: `${of}自`, as: 'day' },
  { name: 'to', noun: `${of}至`, as: 'day' },
];

/** Credit records: what authorities report about enterprises, and how it stands with its publication. */
export function RecordsPage() {
  const me = useMe();
  const [importing, setImporting] = useState(false);
  const client = useQueryClient();
  return (
    <div className="page">
      <PageHead
        title="信用信息"
        about="各部门报送的许可、处罚、强制等信用记录。机关、文书号、相对人相同的为同一条，更正留下各个版本。"
        actions={
          <>
            <LinkButton to="/credit/records/punctuality">双公示按期情况</LinkButton>
            {permits(me, 'credit:write') ? (
              <Button type="primary" onClick={() => setImporting(true)}>
                导入记录
              </Button>
            ) : null}
          </>
        }
      />
      <RecordList />
      <ImportDialog
        open={importing}
        onClose={() => setImporting(false)}
        onImported={() => void client.invalidateQueries({ queryKey: ['credit-records'] })}
      />
    </div>
  );
}

function RecordList() {
  const search = useSearch({ from: '/credit/records' });
  const find = useNavigate({ from: '/credit/records' });
  const navigate = useNavigate();
  const kinds = useCreditKinds();
  const list = usePages(['credit-records', search], (cursor) =>
    creditRecordsApi.list({ ...search, limit: 30, cursor }),
  );
  const total = (list.query.data as { pages?: { total?: number }[] } | undefined)?.pages?.[0]?.total;
  const titleOf = (kind: string) => kinds.find(({ id }) => id === kind)?.title ?? kind;
  const kindFilter: ListFilter = {
    ...{ name: 'kind', noun: '类别', all: '全部类别' },
    options: kinds.map(({ id, title }) => ({ value: id, label: title })),
  };
  const columns: TableColumn<CreditRecord>[] = [
    {
      key: 'name',
      sort: 'name',
      header: '相对人',
      cell: ({ subject, id, name, objection }) => (
        <>
          <Link to="/credit/records/$subject/$id" params={{ subject, id }}>
            {name}
          </Link>
          {objection ? <span className="chip warn objected">异议中</span> : null}
        </>
      ),
    },
    {
      key: 'subject',
      sort: 'subject',
      header: '统一社会信用代码',
      minor: true,
      cell: ({ subject }) => subject,
    },
    { key: 'kind', sort: 'kind', header: '类别', cell: ({ kind }) => titleOf(kind) },
    { key: 'number', sort: 'number', header: '文书号', cell: ({ number }) => number },
    { key: 'authority', sort: 'authority', header: '作出机关', cell: ({ authority }) => authority },
    {
      key: 'date',
      sort: 'date',
      header: '决定日期',
      cell: ({ date }) => <span className="nowrap">{date}</span>,
    },
    {
      key: 'state',
      header: '状态',
      minor: true,
      cell: ({ state }) => <StateMark of={creditRecordStates[state]} />,
    },
    { key: 'light', header: '公示情况', cell: (row) => <StateMark of={publicationMark(row)} /> },
  ];
  return (
    <ListFrame
      noun="信用记录"
      columns={columns}
      rowKey={({ subject, id }) => `${subject}/${id}`}
      onRow={({ subject, id }) =>
        void navigate({ to: '/credit/records/$subject/$id', params: { subject, id } })
      }
      list={list}
      search={search}
      onFind={(part) => void find({ search: changed(search, part), replace: true })}
      find="名称、代码、文书号、机关、内容"
      exportFile={() => creditRecordsApi.exportFile(search)}
      filters={[
        kindFilter,
        lights,
        clocks,
        depts,
        states,
        ...days(search.clock === 'withdraw' ? '变更' : '决定'),
      ]}
      head={
        total === undefined ? null : (
          <p className="muted" style={{ margin: 0, padding: '10px 20px 0' }}>
            共 {count(total)} 条
          </p>
        )
      }
      empty={<Empty title="还没有信用记录">由各部门的业务系统报送，或用表格导入。</Empty>}
    />
  );
}
