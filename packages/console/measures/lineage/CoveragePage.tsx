import '../measures.css';
import './lineage.css';
import '../rounds/rounds.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { noticesApi } from '../../api/measures/measures.ts';
import type { Coverage, CoveredMeasure, Verdict } from '../../api/measures/measureTypes.ts';
import { DataTable, type TableColumn } from '../../ui/list/DataTable.tsx';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { targetText } from '../notices/words.ts';
import { NoticeTop } from '../rounds/NoticeHead.tsx';

type Item = Coverage['items'][number];
type View = 'all' | 'gaps' | 'stricter' | 'looser';

/** A province's notice and how each city carries it out: gaps, and limits that are stricter or looser. */
export function CoveragePage() {
  const { id } = useParams({ from: '/province/coverage/$id' });
  const query = useQuery({ queryKey: ['coverage', id], queryFn: () => noticesApi.coverage(id) });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {(coverage) => (
          <>
            <NoticeTop
              id={id}
              title={coverage.notice.title}
              about={`${coverage.notice.docNo}，${coverage.cities.length} 个市已授权省级查看。`}
            />
            {coverage.cities.length === 0 ? (
              <section className="panel">
                <Empty title="还没有城市授权省级查看">由各市在“系统设置”中授权。</Empty>
              </section>
            ) : (
              <CoverageTable coverage={coverage} />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}

const verdicts: Record<Verdict, { word: string; chip: string }> = {
  stricter: { word: '严于省级', chip: 'chip light-green' },
  same: { word: '与省级一致', chip: 'chip' },
  looser: { word: '宽于省级', chip: 'chip bad' },
};

const verdictsOf = ({ comparisons, deadlineVerdict }: CoveredMeasure): (Verdict | undefined)[] => [
  deadlineVerdict,
  ...comparisons.map(({ verdict }) => verdict),
];

const compared = (item: Item, verdict: Verdict): boolean =>
  item.cities.some(({ measures }) => measures.some((measure) => verdictsOf(measure).includes(verdict)));

function CoverageTable({ coverage: { cities, items } }: { coverage: Coverage }) {
  const [view, setView] = useState<View>('all');
  const gaps = items.filter(({ missing }) => missing.length > 0);
  const rows: Record<View, Item[]> = {
    all: items,
    gaps,
    stricter: items.filter((item) => compared(item, 'stricter')),
    looser: items.filter((item) => compared(item, 'looser')),
  };
  const columns: TableColumn<Item>[] = [
    {
      key: 'measure',
      header: '省级举措',
      cell: ({ measure }) => (
        <div>
          {measure.no}. {measure.title}
          {measure.targets.map((target) => (
            <div className="muted small" key={targetText(target)}>
              {targetText(target)}
            </div>
          ))}
          {measure.deadline ? <div className="muted small">{measure.deadline} 前</div> : null}
        </div>
      ),
    },
    ...cities.map(
      ({ code, name }): TableColumn<Item> => ({
        key: code,
        header: name,
        cell: (item) => <CityCell item={item} city={code} />,
      }),
    ),
  ];
  return (
    <section className="panel coverage" aria-label="承接情况">
      <div className="panel-tools scroll-x">
        <Segmented
          aria-label="列出哪些"
          value={view}
          options={[
            { value: 'all', label: `全部 ${items.length}` },
            { value: 'gaps', label: `有缺口 ${gaps.length}` },
            { value: 'stricter', label: `有更严要求 ${rows.stricter.length}` },
            { value: 'looser', label: `有更宽要求 ${rows.looser.length}` },
          ]}
          onChange={setView}
        />
      </div>
      <DataTable
        label="承接情况"
        columns={columns}
        rows={rows[view]}
        rowKey={({ measure }) => measure.no}
        empty={<Empty title="没有这样的举措" />}
      />
    </section>
  );
}

function CityCell({ item, city }: { item: Item; city: string }) {
  if (item.missing.includes(city)) return <span className="chip bad">缺口：未承接</span>;
  const measures = item.cities.find((one) => one.city === city)?.measures ?? [];
  return (
    <div>
      {measures.map((measure) => (
        <div className="coverage-own" key={`${measure.docNo}${measure.no}`}>
          <span>
            {measure.no}. {measure.title}
          </span>
          <span className="muted small">{measure.docNo}</span>
          {measure.deadline ? (
            <span>
              {measure.deadlineVerdict ? (
                <span className={verdicts[measure.deadlineVerdict].chip}>
                  {verdicts[measure.deadlineVerdict].word}
                </span>
              ) : null}{' '}
              <span className="small">{measure.deadline} 前</span>
            </span>
          ) : null}
          {measure.comparisons.map(({ metric, unit, upstream, own, verdict }) => (
            <span key={metric}>
              <span className={verdicts[verdict].chip}>{verdicts[verdict].word}</span>{' '}
              <span className="small">
                {metric} {own}
                {unit}（省级 {upstream}
                {unit}）
              </span>
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
