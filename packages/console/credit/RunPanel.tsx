import './credit.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { creditApi } from '../api/credit/credit.ts';
import type { CreditClassChange, CreditEvaluationDetail } from '../api/schema.d.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Chart } from '../ui/show/Chart.tsx';
import { count } from '../ui/show/format.ts';
import { classesOption, drawsOption } from './charts.ts';
import { Results } from './Results.tsx';
import { classNames, pointsText, purposeNames, reasonsText, riskClasses, unitOf } from './words.ts';

const pause = 2_000;
const chartHeight = 200;

/** One evaluation or simulation: how far it is, and what came of it. */
export function RunPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useQuery({
    queryKey: ['credit', 'run', id],
    queryFn: () => creditApi.run(id),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'waiting' || data?.state === 'running' ? pause : false,
  });
  const run = query.data;
  return (
    <Panel
      title={run ? `${purposeNames[run.purpose]} ${run.month}：${run.model.title}` : '评价'}
      about={run ? `第 ${run.model.number} 版模型，按 ${run.on} 计算期限` : undefined}
      actions={
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      }
    >
      <Loaded query={query}>{(found) => <Outcome of={found} />}</Loaded>
    </Panel>
  );
}

function Outcome({ of }: { of: CreditEvaluationDetail }) {
  const { state, progress, failure, summary, effect, purpose, version } = of;
  if (failure) return <p className="note warn">{failure.message}</p>;
  if (!summary)
    return (
      <output>
        {state === 'waiting' ? '排队中，马上开始。' : '正在逐个评价。'}
        <Progress
          aria-label="评价进度"
          percent={progress ? Math.floor((progress.subjects * 100) / progress.of) : 0}
        />
      </output>
    );
  const would = purpose === 'simulation' ? '将有' : '共有';
  return (
    <div className="stack">
      <p>
        {would} <strong>{count(summary.changed)}</strong> {unitOf(of.model)}
        {of.model.subject === 'department' ? '部门' : ''}的分类改变
        {version ? `，已写入检查对象名录库第 ${version.number} 版` : ''}。
      </p>
      {effect ? <Effect effect={effect} /> : null}
      {summary.combined ? <Rules rules={summary.combined} /> : null}
      {summary.changed > 0 ? <Changes of={of} /> : null}
      {of.model.subject === 'enterprise' ? null : <Results of={of} />}
    </div>
  );
}

type RuleLine = NonNullable<NonNullable<CreditEvaluationDetail['summary']>['combined']>[number];

const ruleColumns: TableColumn<RuleLine>[] = [
  { key: 'title', header: '合成规则', cell: ({ title }) => title },
  ...riskClasses.map(
    (one): TableColumn<RuleLine> => ({
      key: one,
      header: classNames[one],
      number: true,
      cell: ({ classes }) => count(classes[one] ?? 0),
    }),
  ),
  {
    key: 'axes',
    header: '外部评价',
    cell: ({ axes }) =>
      axes
        .map(
          ({ title, known, unknown }) =>
            `${title} ${count(known)} 户${unknown > 0 ? `，其中 ${count(unknown)} 户的等级不在规则中` : ''}`,
        )
        .join('；'),
  },
];

function Rules({ rules }: { rules: RuleLine[] }) {
  return (
    <>
      <h3>合成以后</h3>
      <DataTable
        label="各条合成规则的结果"
        columns={ruleColumns}
        rows={rules}
        rowKey={({ rule }) => rule}
        dense
      />
    </>
  );
}

type EffectLine = NonNullable<CreditEvaluationDetail['effect']>[number];

function Effect({ effect }: { effect: EffectLine[] }) {
  const columns: TableColumn<EffectLine>[] = [
    { key: 'class', header: '分类', cell: (one) => classNames[one.class] },
    { key: 'was', header: '现在（户）', number: true, cell: ({ before }) => count(before.subjects) },
    { key: 'is', header: '评价后（户）', number: true, cell: ({ after }) => count(after.subjects) },
    { key: 'took', header: '现在一年抽查（户）', number: true, cell: ({ before }) => count(before.taken) },
    { key: 'takes', header: '评价后一年抽查（户）', number: true, cell: ({ after }) => count(after.taken) },
  ];
  const sum = (side: 'before' | 'after') => effect.reduce((all, one) => all + one[side].taken, 0);
  return (
    <>
      {effect.length > 0 ? (
        <p>
          按现行监管政策，一年共抽查 {count(sum('after'))} 户次，现在是 {count(sum('before'))} 户次。
        </p>
      ) : null}
      <div className="credit-charts">
        <figure>
          <figcaption>各类户数，浅色为现在</figcaption>
          <Chart option={classesOption(effect)} height={chartHeight} />
        </figure>
        <figure>
          <figcaption>按现行监管政策一年抽查的户数，浅色为现在</figcaption>
          <Chart option={drawsOption(effect)} height={chartHeight} />
        </figure>
      </div>
      <DataTable label="各类户数和抽查" columns={columns} rows={effect} rowKey={(one) => one.class} dense />
    </>
  );
}

const nameColumn: TableColumn<CreditClassChange> = {
  key: 'name',
  header: '企业',
  cell: ({ id, name }) => (
    <Link to="/objects/$id" params={{ id }}>
      {name}
    </Link>
  ),
};
const changeColumns: TableColumn<CreditClassChange>[] = [
  {
    key: 'move',
    header: '分类',
    cell: ({ from, to }) => `${classNames[from]} → ${classNames[to]}`,
  },
  { key: 'points', header: '得分', number: true, cell: ({ milli }) => pointsText(milli) },
  {
    key: 'why',
    header: '主要原因',
    cell: reasonsText,
  },
];

/** So many are shown before somebody asks for the others. */
const shownFirst = 15;

function Changes({ of: { id: run, model } }: { of: CreditEvaluationDetail }) {
  const isOfEnterprises = model.subject === 'enterprise';
  const title = `分类改变的${isOfEnterprises ? '企业' : model.subject === 'department' ? '部门' : '主体'}`;
  const named = isOfEnterprises
    ? nameColumn
    : { key: 'name', header: '主体', cell: ({ name }: CreditClassChange) => name };
  const [isWhole, setWhole] = useState(false);
  const query = useQuery({ queryKey: ['credit', 'changes', run], queryFn: () => creditApi.changes(run) });
  return (
    <Loaded query={query}>
      {({ items, total }) => (
        <>
          <h3>{title}</h3>
          <DataTable
            label={title}
            columns={[named, ...changeColumns]}
            rows={isWhole ? items : items.slice(0, shownFirst)}
            rowKey={({ id }) => id}
            dense
          />
          {!isWhole && items.length > shownFirst ? (
            <div>
              <Button size="small" onClick={() => setWhole(true)}>
                列出前 {items.length} {unitOf(model)}
              </Button>
            </div>
          ) : null}
          {total > items.length ? (
            <p className="muted">
              共 {count(total)} {unitOf(model)}，最多列出 100 {unitOf(model)}。
            </p>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
