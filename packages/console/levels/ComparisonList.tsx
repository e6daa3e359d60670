import type { ReactNode } from 'react';
import type { ComparedItem, ComparedTenant, Comparison } from '../api/lists/levels.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { ListFrame } from '../ui/list/ListFrame.tsx';
import type { Part } from '../ui/list/search.ts';
import { ofTotal, usePages } from '../ui/list/usePages.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { count } from '../ui/show/format.ts';
import { cellsOf, percent } from './words.ts';

export interface ComparisonSearch {
  q?: string;
  list?: string;
  show?: 'missing' | 'same' | 'all';
  field?: string;
  tenant?: string;
}

type Query = Record<string, string | number | undefined>;

/** Who is compared, and what can be done about what differs. */
export interface Compared {
  /** Tells it from other comparisons. */
  key: readonly string[];
  load: (query: Query, signal?: AbortSignal) => Promise<Comparison>;
  save: (title: string, query: Query) => Promise<void>;
  /** What the score counts. */
  about: string;
  /** Where nothing differs. */
  empty: ReactNode;
  /** What one of those who are compared is called, if not by its name alone. */
  calls?: (one: ComparedTenant, at: number) => ReactNode;
  way: (item: ComparedItem, of: Comparison) => ReactNode;
}

const tenantColumns = (
  tenants: ComparedTenant[],
  calls: Compared['calls'] = ({ called }) => called,
): TableColumn<ComparedTenant>[] => [
  { key: 'called', header: '地方', cell: (one) => calls(one, tenants.indexOf(one)) },
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

interface ComparisonProps {
  of: Compared;
  search: ComparisonSearch;
  onFind: (part: Part) => void;
}

/** A list of several side by side: every element that differs, and who has to change what. */
export function ComparisonList({ of, search, onFind }: ComparisonProps) {
  const { q, show, field, tenant } = search;
  const asked: Query = { q, show: show ?? 'differing', field, tenant };
  const found = usePages<ComparedItem, Comparison>(['levels', ...of.key, asked], (cursor, signal) =>
    of.load({ ...asked, limit: 50, cursor }, signal),
  );
  const [first] = found.query.data?.pages ?? [];
  const tenants = first?.tenants ?? [];
  const [, ...others] = tenants;
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
                {cellsOf(one, tenants).map(({ called, text, differs }) => (
                  <li key={called}>
                    <span className="muted">{called}</span> {differs ? <del>{text}</del> : text}
                  </li>
                ))}
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
      cell: (item) => (first ? of.way(item, first) : null),
    },
  ];
  return (
    <div className="stack">
      {tenants.length > 0 ? (
        <Panel title="同一率" about={of.about} flush>
          <DataTable
            label="同一率"
            columns={tenantColumns(tenants, of.calls)}
            rows={tenants}
            rowKey={({ tenant: code }) => code}
          />
        </Panel>
      ) : null}
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
        exportFile={() => of.save(first?.title ?? '', asked)}
        empty={of.empty}
      />
    </div>
  );
}
