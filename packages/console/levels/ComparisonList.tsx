import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ComparedItem, type ComparedTenant, type Comparison, levelsApi } from '../api/levels.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import type { Part } from '../ui/list/search.ts';
import { ofTotal, usePages } from '../ui/list/usePages.ts';
import { Empty } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import { percent, valueText } from './words.ts';

export interface ComparisonSearch {
  q?: string;
  list?: string;
  show?: 'missing' | 'same' | 'all';
  field?: string;
  tenant?: string;
}

type Query = Record<string, string | number | undefined>;

interface ComparisonProps {
  list: string;
  search: ComparisonSearch;
  onFind: (part: Part) => void;
  /** By which the list is read. */
  of: 'city' | 'province';
}

const tenantColumns: TableColumn<ComparedTenant>[] = [
  { key: 'called', header: '地方', cell: ({ called }) => called },
  {
    key: 'version',
    header: '版本',
    cell: ({ number, isDraft }) => (isDraft ? `草稿第 ${number} 版` : `公布的第 ${number} 版`),
  },
  { key: 'count', header: '条数', number: true, cell: ({ count: rows }) => count(rows) },
  {
    key: 'missing',
    header: '没有的事项',
    number: true,
    cell: ({ missing, sameness }) => (sameness ? count(missing) : ''),
  },
  {
    key: 'equal',
    header: '完全相同的事项',
    number: true,
    cell: ({ sameness }) => (sameness ? `${count(sameness.equalItems)} / ${count(sameness.items)}` : ''),
  },
  {
    key: 'score',
    header: '同一率',
    number: true,
    cell: ({ sameness }) => (sameness ? percent(sameness.score) : '以此为准'),
  },
];

/** How much each tenant says the same as the first. */
function Sameness({ tenants }: { tenants: ComparedTenant[] }) {
  return (
    <Panel
      title="同一率"
      about="双方都有的事项中，由国家和省确定、至少一方填写的要素，有多少内容相同。没有的事项另计。"
      flush
    >
      <DataTable label="同一率" columns={tenantColumns} rows={tenants} rowKey={({ tenant }) => tenant} />
    </Panel>
  );
}

/** Lists of several tenants side by side: every element that differs, and who has to change what. */
export function ComparisonList({ list, search, onFind, of }: ComparisonProps) {
  const { q, show, field, tenant } = search;
  const asked: Query = { q, show: show ?? 'differing', field, tenant };
  const load = (query: Query, signal?: AbortSignal) =>
    of === 'city' ? levelsApi.compare(list, query, signal) : levelsApi.compareCities(list, query, signal);
  const found = usePages<ComparedItem, Comparison>(['levels', of, list, asked], (cursor, signal) =>
    load({ ...asked, limit: 50, cursor }, signal),
  );
  const [first] = found.query.data?.pages ?? [];
  const tenants = first?.tenants ?? [];
  const [reference, ...others] = tenants;
  const named = (code: string) => tenants.find((one) => one.tenant === code)?.called ?? code;
  const columns: TableColumn<ComparedItem>[] = [
    {
      key: 'name',
      header: '事项',
      cell: ({ name, key }) => (
        <span>
          {name}
          <br />
          <span className="mono muted small">{key}</span>
        </span>
      ),
    },
    {
      key: 'elements',
      header: '不同的要素',
      cell: ({ elements, missing }) => (
        <ul className="level-lines">
          {elements.map((one) => (
            <li key={one.field}>
              <strong>{one.header}</strong> <span className="muted small">由{one.decidedBy}确定</span>
              <ul className="level-lines">
                {one.cells.map(({ has, value }, i) => {
                  const called = tenants[i]?.called ?? '';
                  return has ? (
                    <li key={called}>
                      <span className="muted">{called}</span>{' '}
                      {one.take.includes(tenants[i]?.tenant ?? '') ? (
                        <del>{valueText(value)}</del>
                      ) : (
                        valueText(value)
                      )}
                    </li>
                  ) : null;
                })}
              </ul>
            </li>
          ))}
          {missing.length > 0 ? (
            <li className="muted">没有这一事项：{missing.map(named).join('、')}</li>
          ) : null}
        </ul>
      ),
    },
    {
      key: 'way',
      header: '一致的办法',
      cell: (item) =>
        of === 'city' ? (
          <TakeOver list={list} item={item} edition={reference?.version ?? ''} />
        ) : (
          <Way item={item} named={named} />
        ),
    },
  ];
  return (
    <div className="stack">
      {first ? <Sameness tenants={tenants} /> : null}
      <ListFrame
        columns={columns}
        rowKey={({ key }) => key}
        noun="事项"
        list={ofTotal(found, first?.total, '项')}
        search={search}
        onFind={onFind}
        find="事项名称、编码…"
        filters={[
          {
            name: 'show',
            noun: '范围',
            as: 'tabs',
            all: `有不同${first ? `（${first.counts.differing}）` : ''}`,
            options: [
              { value: 'missing', label: `有缺少${first ? `（${first.counts.missing}）` : ''}` },
              { value: 'same', label: '相同' },
              { value: 'all', label: `全部${first ? `（${first.counts.all}）` : ''}` },
            ],
          },
          {
            name: 'field',
            noun: '要素',
            all: '全部要素',
            options: (first?.fields ?? []).map((one) => ({ value: one.field, label: one.header })),
          },
          ...(others.length > 1
            ? [
                {
                  name: 'tenant',
                  noun: '地方',
                  all: '全部地方',
                  options: others.map((one) => ({ value: one.tenant, label: one.called })),
                },
              ]
            : []),
        ]}
        exportFile={() =>
          of === 'province'
            ? levelsApi.saveCities(list, `各市清单-${first?.title ?? list}`, asked)
            : levelsApi.saveOwn(list, `清单比较-${first?.title ?? list}`, asked)
        }
        empty={<Empty title="没有不同的事项">双方都有的事项，由国家和省确定的要素都相同。</Empty>}
      />
    </div>
  );
}

const wayText = ({ elements, missing }: ComparedItem, named: (code: string) => string): string[] => [
  ...elements.map(
    ({ header, take, reconsider }) =>
      `${take.map(named).join('、')}：${header}改为与省相同${reconsider ? '（各市彼此相同，省可先核对本省的内容）' : ''}`,
  ),
  ...(missing.length > 0 ? [`${missing.map(named).join('、')}：采用这一事项，或者说明不采用的理由`] : []),
];

function Way({ item, named }: { item: ComparedItem; named: (code: string) => string }) {
  return (
    <ul className="level-lines">
      {wayText(item, named).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** Lets the city say what the province says, in one row of its draft. */
function TakeOver({ list, item, edition }: { list: string; item: ComparedItem; edition: string }) {
  const me = useMe();
  const client = useQueryClient();
  const { item: id, etag, elements } = item;
  const fields = elements.map(({ field }) => field);
  const act = useAct(
    () =>
      levelsApi.accept(list, {
        edition,
        items: [{ item: id!, ...(etag !== undefined && { etag }), ...(fields.length > 0 && { fields }) }],
        reason: '与省一致',
      }),
    {
      done: '已改为与省相同，写入草稿',
      onDone: async () => {
        await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'levels' });
      },
    },
  );
  if (id === undefined || fields.length === 0 || !permits(me, 'catalogue:write')) return null;
  return (
    <Button loading={act.busy} onClick={() => act.run(undefined)} aria-label={`${item.name}：改为与省相同`}>
      改为与省相同
    </Button>
  );
}
