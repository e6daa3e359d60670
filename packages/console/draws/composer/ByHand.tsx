import { adjustmentNames, benchingNames, benchingsByHand } from '@mingcha/kernel/labels';
import { Input, InputNumber, Select } from 'antd';
import { useDeptName } from '../../api/tenancy.ts';
import type { Compose, Preview } from '../../api/types.ts';
import { RowSelect } from '../../registers/RowSelect.tsx';
import { optionsOf } from '../words.ts';
import { Lines } from './Lines.tsx';

type Benching = NonNullable<Compose['benched']>[number];
type Adjustment = NonNullable<Compose['adjustments']>[number];

const benchingOptions = benchingsByHand.map((value) => ({
  value,
  label: value === 'other' ? '其他' : benchingNames[value],
}));
const noBenching: Benching = { inspector: '', reason: 'leave', note: '' };
const noAdjustment: Adjustment = { inspector: '', add: 1, ground: 'part-time', note: '' };

/** Inspectors who stay out of this one draw. The roster stays as it is. */
export function Benched(props: { value: Benching[]; onChange: (value: Benching[]) => void }) {
  return (
    <Lines
      title="本次不参加的人员"
      noun="不参加的人员"
      about="名录不变，只是本次抽查不选派。各原因的人数会写进公开的计划。"
      empty={noBenching}
      {...props}
    >
      {(line, place, set) => (
        <>
          <RowSelect
            kind="inspectors"
            label={`第 ${place} 名不参加的执法人员`}
            placeholder="执法人员"
            value={line.inspector}
            onChange={(inspector) => set({ inspector })}
          />
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={`第 ${place} 名不参加的原因`}
            options={benchingOptions}
            value={line.reason}
            onChange={(reason) => set({ reason })}
          />
          <Note label={`第 ${place} 名不参加的说明`} value={line.note} onChange={(note) => set({ note })} />
        </>
      )}
    </Lines>
  );
}

interface AdjustmentsProps {
  value: Adjustment[];
  onChange: (value: Adjustment[]) => void;
  preview: Preview | undefined;
}

/** What is added to inspectors' loads, so that they are sent less often. At most a quarter of a department. */
export function Adjustments({ value, onChange, preview }: AdjustmentsProps) {
  const deptName = useDeptName();
  const most = preview?.inspectors.map(
    ({ dept, total }) => `${deptName(dept)}最多 ${Math.floor(total / 4)} 人`,
  );
  return (
    <Lines
      title="调整负荷"
      noun="负荷调整"
      about={
        <>
          负荷是今年已被选派的次数，少的先选。增加负荷后，该人员较少被选派。每个部门最多调整四分之一的参加人员
          {most?.length ? `（${most.join('，')}）` : ''}，调整的人数会写进公开的计划。
        </>
      }
      empty={noAdjustment}
      value={value}
      onChange={onChange}
    >
      {(line, place, set) => (
        <>
          <RowSelect
            kind="inspectors"
            label={`第 ${place} 条负荷调整的执法人员`}
            placeholder="执法人员"
            value={line.inspector}
            onChange={(inspector) => set({ inspector })}
          />
          <InputNumber
            aria-label={`第 ${place} 条增加的负荷`}
            prefix="增加"
            suffix="次"
            style={{ width: '100%' }}
            min={1}
            max={10_000}
            precision={0}
            value={line.add}
            onChange={(add) => set({ add: add ?? 1 })}
          />
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={`第 ${place} 条负荷调整的理由`}
            options={optionsOf(adjustmentNames)}
            value={line.ground}
            onChange={(ground) => set({ ground })}
          />
          <Note label={`第 ${place} 条负荷调整的说明`} value={line.note} onChange={(note) => set({ note })} />
        </>
      )}
    </Lines>
  );
}

function Note(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Input
      aria-label={props.label}
      placeholder="说明（选填）"
      maxLength={200}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
