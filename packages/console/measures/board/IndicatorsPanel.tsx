import { Button, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { measuresApi } from '../../api/measures/measures.ts';
import type { Indicator, Progress, Target } from '../../api/measures/measureTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { day } from '../../ui/show/format.ts';
import { targetText } from '../notices/words.ts';
import { TargetsEditor } from '../reading/TargetsEditor.tsx';
import { useIsOffice } from '../rounds/queries.ts';
import { isOfNotice, latestOf, mayPlan, reached } from './plan.ts';
import { SourceOf } from './SourceOf.tsx';
import { useProgressAct } from './useProgress.ts';
import { ValueChart } from './ValueChart.tsx';

interface IndicatorsPanelProps {
  measure: string;
  progress: Progress;
  etag: string;
}

const asTarget = ({ metric, comparison, target, unit }: Indicator): Target => ({
  metric,
  comparison,
  value: target,
  unit,
});

/** An indicator as it is sent: by the id of its source. */
type Edited = Target & { id?: string; source?: string };
const edited = (list: readonly Indicator[]): Edited[] =>
  list.map((one) => ({ id: one.id, ...asTarget(one), ...(one.source && { source: one.source.id }) }));

/** The numbers a measure is held to, over time. */
export function IndicatorsPanel({ measure, progress, etag }: IndicatorsPanelProps) {
  const [editing, setEditing] = useState<Edited[]>();
  const { indicators } = progress;
  const writable = mayPlan(progress);
  const isOffice = useIsOffice();
  const fixed = isOffice ? [] : indicators.filter(isOfNotice);
  const save = useProgressAct(
    measure,
    (next: Edited[]) =>
      measuresApi.indicators(
        measure,
        next.map(({ value, ...rest }) => ({ ...rest, target: value })),
        etag,
      ),
    { done: '指标已更新', onDone: () => setEditing(undefined) },
  );
  const begin = () => setEditing(edited(indicators.filter((one) => !fixed.includes(one))));
  return (
    <Panel title="指标" actions={writable && !editing ? <Button onClick={begin}>设定指标</Button> : null}>
      {editing ? (
        <ActForm
          ready={editing.every(({ metric }) => metric.trim() !== '')}
          act={save}
          submit="保存指标"
          onSubmit={() => save.run([...edited(fixed), ...editing])}
          onClose={() => setEditing(undefined)}
        >
          {fixed.length > 0 ? (
            <p className="muted">
              通知定下的目标只有督查室可以调整：{fixed.map((one) => targetText(asTarget(one))).join('；')}。
            </p>
          ) : null}
          <TargetsEditor targets={editing} onChange={setEditing} />
        </ActForm>
      ) : indicators.length === 0 ? (
        <p className="muted">没有数字指标。</p>
      ) : (
        <div className="stack">
          {indicators.map((indicator) => (
            <One
              key={indicator.id}
              {...{ measure, indicator, etag, writable }}
              sourcing={
                isOffice && writable ? (
                  <SourceOf
                    indicator={indicator}
                    busy={save.busy}
                    onSet={(source) =>
                      save.run(
                        edited(indicators).map(({ source: own, ...one }) => {
                          const next = one.id === indicator.id ? source : own;
                          return { ...one, ...(next !== undefined && { source: next }) };
                        }),
                      )
                    }
                  />
                ) : null
              }
            />
          ))}
        </div>
      )}
    </Panel>
  );
}

interface OneProps {
  measure: string;
  indicator: Indicator;
  etag: string;
  writable: boolean;
  /** Sets where its values come from; for the office. */
  sourcing: ReactNode;
}

function One({ measure, indicator, etag, writable, sourcing }: OneProps) {
  const latest = latestOf(indicator);
  const [adding, setAdding] = useState(false);
  const done = reached(indicator);
  return (
    <section className="indicator stack tight" aria-label={indicator.metric}>
      <div className="row between">
        <strong>{targetText(asTarget(indicator))}</strong>
        <span className="row">
          {latest ? (
            <>
              <span>
                最近 {latest.value}
                {indicator.unit}（{latest.date}）
              </span>
              <span className={done ? 'chip light-green' : 'chip light-yellow'}>
                {done ? '已达到' : '未达到'}
              </span>
            </>
          ) : (
            <span className="muted">还没有数值</span>
          )}
          {writable && !adding && !indicator.source ? (
            <Button size="small" onClick={() => setAdding(true)}>
              填报数值
            </Button>
          ) : null}
        </span>
      </div>
      {indicator.source ? <SourceNote source={indicator.source} /> : null}
      {sourcing}
      {adding ? <AddValue {...{ measure, indicator, etag }} onClose={() => setAdding(false)} /> : null}
      {indicator.values.length > 1 ? <ValueChart indicator={indicator} /> : null}
    </section>
  );
}

const SourceNote = ({ source: { title, gone } }: { source: NonNullable<Indicator['source']> }) =>
  gone ? (
    <p className="chip light-yellow">
      来源“{title}”已不存在，不再取数，已取到的数值保留。请取消自动取数，再另选来源或改为填报。
    </p>
  ) : (
    <p className="muted">自动取自“{title}”，每天更新，不需要填报。</p>
  );

function AddValue(props: { measure: string; indicator: Indicator; etag: string; onClose: () => void }) {
  const { measure, indicator, etag, onClose } = props;
  const [date, setDate] = useState(day(Date.now()));
  const [value, setValue] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const act = useProgressAct(
    measure,
    (given: number) =>
      measuresApi.addValue(
        measure,
        indicator.id,
        { date, value: given, ...(note.trim() && { note: note.trim() }) },
        etag,
      ),
    { done: '数值已填报', onDone: onClose },
  );
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) act.run(value);
      }}
    >
      <Input
        type="date"
        aria-label="日期"
        style={{ width: 150 }}
        value={date}
        onChange={(event) => setDate(event.target.value)}
      />
      <InputNumber
        aria-label={`${indicator.metric}数值`}
        controls={false}
        suffix={indicator.unit}
        style={{ width: 140 }}
        value={value}
        onChange={setValue}
      />
      <Input
        aria-label="说明"
        placeholder="说明（可不填）"
        style={{ flex: '1 1 140px', width: 'auto' }}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button onClick={onClose}>取消</Button>
      <Button type="primary" htmlType="submit" disabled={value === null || date === ''} loading={act.busy}>
        填报
      </Button>
      <Refusal of={act} />
    </form>
  );
}
