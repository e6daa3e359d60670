import { useQuery, useQueryClient } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { measuresApi } from '../../api/measures/measures.ts';
import type { LightRules } from '../../api/measures/measureTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { ChangedMeanwhile } from '../../ui/form/ChangedMeanwhile.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { SaveRow } from '../../ui/form/SaveRow.tsx';
import { useRebase } from '../../ui/form/useRebase.ts';
import { useSave } from '../../ui/form/useSave.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { useIsOffice } from '../rounds/queries.ts';

/** How lights are lit: thresholds that the city sets for all its notices. */
export function LightRulesTab() {
  const query = useQuery({ queryKey: ['light-rules'], queryFn: measuresApi.lightRules });
  return (
    <Panel title="亮灯规则" about="对本地区全部通知的举措适用，保存后台账立即按新规则亮灯。">
      <Loaded query={query} lines={5}>
        {({ data, etag }) => <Form rules={data} etag={etag} />}
      </Loaded>
    </Panel>
  );
}

interface Threshold {
  key: keyof LightRules;
  label: string;
  unit: string;
  /** As the API allows. */
  most: number;
  about: (days: ReactNode) => ReactNode;
}

const thresholds: readonly Threshold[] = [
  {
    key: 'deadlineSoon',
    label: '完成时限将至',
    unit: '个工作日',
    most: 250,
    about: (days) => (
      <>举措距完成时限 {days} 个工作日以内，亮黄灯（临近时限）；过了时限还没有完成，亮红灯（已逾期）。</>
    ),
  },
  {
    key: 'milestoneLate',
    label: '节点逾期',
    unit: '个工作日',
    most: 250,
    about: (days) => <>节点到期没有完成，先亮黄灯；逾期超过 {days} 个工作日，亮红灯。</>,
  },
  {
    key: 'indicatorSoon',
    label: '指标未达到',
    unit: '天',
    most: 365,
    about: (days) => <>举措距完成时限 {days} 天以内（按日历天计），指标还没有达到目标，亮黄灯。</>,
  },
];

type Draft = Record<keyof LightRules, number | null>;

function Form({ rules, etag }: { rules: LightRules; etag: string }) {
  const office = useIsOffice();
  const client = useQueryClient();
  const { deadlineSoon, milestoneLate, indicatorSoon } = rules;
  const before: Draft = { deadlineSoon, milestoneLate, indicatorSoon };
  const form = useRebase(before, etag);
  const draft = form.value;
  const send = (next: LightRules) => measuresApi.saveLightRules(next, form.etag);
  const save = useSave(form, 'light-rules', send, {
    done: '亮灯规则已保存',
    onDone: () => {
      for (const key of ['board', 'progress']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole(draft)) save.run(draft);
      }}
    >
      {thresholds.map(({ key, label, unit, most, about }) => (
        <Field
          key={key}
          label={label}
          hint={about(<strong>{draft[key]}</strong>)}
          error={draft[key] === null ? `请填写 0 至 ${most} 的整数` : undefined}
        >
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={most}
              precision={0}
              suffix={unit}
              style={{ width: 160 }}
              disabled={!office}
              value={draft[key]}
              onChange={(days) => form.set({ ...draft, [key]: days })}
            />
          )}
        </Field>
      ))}
      <p className="muted">
        另外，最近一轮进展逾期未报的亮红灯，报告被退回的亮黄灯；没有设定完成时限的亮灰灯（未设时限），已完成的亮蓝灯（已完成），已停止的不再亮灯。
      </p>
      {form.meanwhile ? (
        <ChangedMeanwhile what="亮灯规则" of={form.meanwhile} texts={thresholdTexts} />
      ) : office ? (
        <>
          <Refusal of={save} />
          <SaveRow
            changed={form.changed}
            ready={isWhole(draft)}
            busy={save.busy}
            save="保存规则"
            onReset={form.reset}
          />
        </>
      ) : null}
    </form>
  );
}

const thresholdTexts = (draft: Draft) =>
  Object.fromEntries(
    thresholds.map(({ key, label, unit }) => [label, draft[key] === null ? '' : `${draft[key]} ${unit}`]),
  );

const isWhole = (draft: Draft): draft is LightRules => Object.values(draft).every((days) => days !== null);
