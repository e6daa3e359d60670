import './credit.css';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { creditApi } from '../api/credit/credit.ts';
import type { CreditMonth, CreditPoints, ExplainedCredit } from '../api/schema.d.ts';
import { Field } from '../ui/form/Field.tsx';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { Chart } from '../ui/show/Chart.tsx';
import { courseOption } from './charts.ts';
import { AskForChange, ManualChanges } from './ManualChanges.tsx';
import { ObjectionNote } from './Objection.tsx';
import { changeNames, partText, pointsText, signedText, sourceText } from './words.ts';

/** The credit evaluation of an enterprise: its class over time, where each point comes from, and what changed between two months. */
export function EvaluationPanel({ id }: { id: string }) {
  const query = useQuery({ queryKey: ['object', id, 'credit'], queryFn: () => creditApi.course(id) });
  return (
    <Panel
      title="信用风险分类"
      about="只供分配检查力量，不对外公开。查看得分来源记入审计日志。"
      actions={<AskForChange id={id} />}
    >
      <Loaded query={query}>
        {({ items, changes, objections }) => (
          <div className="stack">
            {objections.map((one) => (
              <ObjectionNote key={one.case} of={one.case} what="企业对分类有异议" />
            ))}
            <ManualChanges changes={changes} />
            {items.length === 0 ? (
              <p className="muted">还没有评价过这户企业。</p>
            ) : (
              <Evaluated id={id} course={items} />
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

interface EvaluatedProps {
  id: string;
  /** By which model; the one that lands where it is missing. */
  model?: string;
  course: readonly CreditMonth[];
}

/** The class of a subject over time, where each point comes from, and what changed between two months. */
export function Evaluated({ id, model, course }: EvaluatedProps) {
  const [month, setMonth] = useState(course[0]!.month);
  const [before, setBefore] = useState(course[1]?.month);
  const option = useMemo(() => courseOption(course), [course]);
  const months = course.map((one) => ({
    value: one.month,
    label: `${one.month}　${one.class} 类　${pointsText(one.milli)} 分${one.manual ? `（人工调整为 ${one.manual} 类）` : ''}`,
  }));
  return (
    <div className="stack">
      <Chart option={option} height={180} />
      <div className="row credit-months">
        <Field label="查看的月份">
          {(field) => <Select id={field} value={month} options={months} onChange={setMonth} />}
        </Field>
        <Field label="与哪个月比较">
          {(field) => (
            <Select
              id={field}
              allowClear
              placeholder="不比较"
              value={before ?? null}
              options={months.filter(({ value }) => value !== month)}
              onChange={(value) => setBefore(value ?? undefined)}
            />
          )}
        </Field>
      </div>
      <Points id={id} model={model} month={month} before={before === month ? undefined : before} />
    </div>
  );
}

interface PointsProps {
  id: string;
  model: string | undefined;
  month: string;
  before: string | undefined;
}

function Points({ id, model, month, before }: PointsProps) {
  const query = useQuery({
    queryKey: ['object', id, 'credit', model, month, before],
    queryFn: () => creditApi.points(id, { month, before, model }),
  });
  return (
    <Loaded query={query}>
      {(found) => (
        <div className="stack">
          <p>
            {found.decidedBy === undefined ? null : (
              <>
                <strong>{found.class} 类</strong>：{found.decidedBy}。评价模型的分类是{' '}
              </>
            )}
            <strong>
              {found.own} 类，{pointsText(found.milli)} 分
            </strong>
            ，按{found.model.title}第 {found.model.number} 版，截至 {found.on}。
            {found.byPoints === found.own ? null : `只按得分是 ${found.byPoints} 类，得分不决定分类。`}
          </p>
          {found.direct.length > 0 ? (
            <DataTable
              label="直接判定"
              columns={directColumns}
              rows={found.direct}
              rowKey={directKey}
              dense
            />
          ) : null}
          {found.combined.length > 0 ? <Combined of={found} /> : null}
          {found.manual ? (
            <p className="note">
              当日按人工调整为 {found.manual.to} 类：{found.manual.reason}
            </p>
          ) : null}
          {found.compared ? <Compared of={found} compared={found.compared} /> : null}
          <details>
            <summary>
              每一分的来源（{found.parts.length} 项{found.arePointsDecisive ? '' : '，不决定分类'}）
            </summary>
            <DataTable
              label="每一分的来源"
              columns={partColumns}
              rows={found.parts}
              rowKey={(part) => [part.of, part.group, part.indicator, part.record?.id].join(' ')}
              dense
            />
          </details>
        </div>
      )}
    </Loaded>
  );
}

type Direct = CreditPoints['direct'][number];
const directKey = ({ title, record }: Direct) => `${title} ${record?.id ?? ''}`;
const directColumns: TableColumn<Direct>[] = [
  { key: 'title', header: '直接判定', cell: ({ title }) => title },
  { key: 'class', header: '不低于', cell: ({ class: own }) => `${own} 类` },
  { key: 'decides', header: '是否决定分类', cell: ({ decides }) => (decides ? '决定' : '不决定') },
  {
    key: 'source',
    header: '来源',
    cell: ({ record, facts }) =>
      sourceText({ of: record ? 'record' : 'subject', facts, ...(record && { record }) }),
  },
];

type Rule = CreditPoints['combined'][number];
const ruleColumns: TableColumn<Rule>[] = [
  {
    key: 'title',
    header: '合成规则',
    cell: ({ title, items }) => `${title}（${items.length > 0 ? items.join('、') : '所有事项'}）`,
  },
  { key: 'class', header: '抽查使用的分类', cell: ({ class: own }) => `${own} 类` },
  { key: 'by', header: '由什么决定', cell: ({ by }) => by.join('、') },
  {
    key: 'inputs',
    header: '外部评价',
    cell: ({ inputs }) =>
      inputs
        .map(({ title, grade, class: own, unknown, record }) =>
          grade === undefined
            ? `${title}：没有评价${own ? `，按 ${own} 类` : ''}`
            : `${title}：${grade}${unknown ? '，等级不在规则中' : own ? `，折合 ${own} 类` : ''}${record ? `（${record.number}，${record.date}）` : ''}`,
        )
        .join('；'),
  },
];

/** What combinations made of the class of the model, and what decided. */
function Combined({ of }: { of: CreditPoints }) {
  return (
    <>
      <p>
        评价模型的分类是 {of.own} 类，按合成规则，抽查使用 {of.class} 类；单个事项另有规则的，按那一条。
      </p>
      <DataTable
        label="分类的合成"
        columns={ruleColumns}
        rows={of.combined}
        rowKey={({ rule }) => rule}
        dense
      />
    </>
  );
}

type Part = CreditPoints['parts'][number];
const partColumns: TableColumn<Part>[] = [
  { key: 'what', header: '项目', cell: partText },
  { key: 'points', header: '得分', number: true, cell: ({ milli }) => signedText(milli) },
  { key: 'source', header: '来源', cell: sourceText },
];

type Comparison = NonNullable<ExplainedCredit['compared']>;
type Change = Comparison['changes'][number];
const changeColumns: TableColumn<Change>[] = [
  { key: 'what', header: '项目', cell: partText },
  { key: 'change', header: '变化', cell: ({ change }) => changeNames[change] },
  { key: 'difference', header: '分差', number: true, cell: (one) => signedText(one.after - one.before) },
  { key: 'source', header: '来源', cell: sourceText },
];

function Compared({ of, compared }: { of: ExplainedCredit; compared: Comparison }) {
  const { month, class: own, decidedBy, milli, changes, sameModel } = compared;
  return (
    <>
      <h3>
        与 {month}（{own} 类，{pointsText(milli)} 分）相比：{signedText(of.milli - milli)} 分
      </h3>
      {own !== of.class && (of.decidedBy ?? decidedBy) !== undefined ? (
        <p className="note">
          分类由 {own} 类变为 {of.class} 类，不只由得分决定。{month}：{decidedBy ?? '按评价模型'}；{of.month}
          ：{of.decidedBy ?? '按评价模型'}。
        </p>
      ) : null}
      {sameModel ? null : <p className="note warn">两个月的评价模型不同，分差中有模型修改的影响。</p>}
      <DataTable
        label="两个月的变化"
        columns={changeColumns}
        rows={changes}
        rowKey={(part) => [part.of, part.group, part.indicator, part.record?.id].join(' ')}
        dense
        empty={<p className="muted">得分没有变化。</p>}
      />
    </>
  );
}
