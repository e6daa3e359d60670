import { recusalNames } from '@mingcha/kernel/labels';
import { Input, Select } from 'antd';
import type { Compose } from '../../api/types.ts';
import { RowSelect } from '../../registers/RowSelect.tsx';
import { optionsOf } from '../words.ts';
import { Lines } from './Lines.tsx';

type Recusal = Compose['recusals'][number];

const empty: Recusal = { object: '', inspector: '', ground: 'interest', reason: '' };

/** Who may not inspect whom, and on what ground. What is written beside it stays with the city. */
export function Recusals(props: { value: Recusal[]; onChange: (value: Recusal[]) => void }) {
  return (
    <Lines
      title="回避"
      noun="回避"
      about="有利害关系的人员不检查该对象。公开的计划只有条数；名单和事由只供审计人员核验，说明只留存在本市。"
      empty={empty}
      {...props}
    >
      {(recusal, place, set) => (
        <>
          <RowSelect
            kind="objects"
            label={`第 ${place} 条回避的检查对象`}
            placeholder="检查对象"
            value={recusal.object}
            onChange={(object) => set({ object })}
          />
          <RowSelect
            kind="inspectors"
            label={`第 ${place} 条回避的执法人员`}
            placeholder="执法人员"
            value={recusal.inspector}
            onChange={(inspector) => set({ inspector })}
          />
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={`第 ${place} 条回避事由`}
            options={optionsOf(recusalNames)}
            value={recusal.ground ?? 'other'}
            onChange={(ground) => set({ ground })}
          />
          <Input
            aria-label={`第 ${place} 条回避说明`}
            placeholder="说明（选填）"
            maxLength={200}
            value={recusal.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </>
      )}
    </Lines>
  );
}
