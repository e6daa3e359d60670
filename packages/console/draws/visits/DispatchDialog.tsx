import { Input } from 'antd';
import { useState } from 'react';
import { drawsApi, type VisitTerms } from '../../api/draws/draws.ts';
import type { Draw } from '../../api/types.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { ChoiceField } from '../../ui/form/ChoiceField.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { useDrawAct } from '../useDraw.ts';

interface DispatchDialogProps {
  draw: Draw;
  etag: string;
  open: boolean;
  onClose: () => void;
}

const modes = ['现场检查', '书面检查', '网络监测'] as const;

/** What the visits need that the draw does not say: when, how, and what the enterprises prepare. */
export function DispatchDialog(props: DispatchDialogProps) {
  return (
    <Dialog title="派发检查任务" open={props.open} onClose={props.onClose} stays>
      <Content {...props} />
    </Dialog>
  );
}

function Content({ draw, etag, onClose }: DispatchDialogProps) {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [mode, setMode] = useState<VisitTerms['mode']>('现场检查');
  const [materials, setMaterials] = useState('');
  const act = useDrawAct(
    draw.id,
    async () => {
      const terms = { from, until, mode, ...(materials.trim() && { materials: materials.trim() }) };
      await drawsApi.dispatch(draw.id, terms, etag);
      return drawsApi.get(draw.id);
    },
    { done: '已派发，检查任务正在逐一开启', onDone: onClose, onLost: onClose },
  );
  const days = [
    { label: '检查起始日期', at: '/from', value: from, onChange: setFrom },
    { label: '检查截止日期', at: '/until', value: until, onChange: setUntil },
  ];
  return (
    <ActForm
      ready={from !== '' && until !== ''}
      act={act}
      submit="派发"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p className="muted">
        系统为每个抽中的对象开启一项行政检查，由部门负责人审批后实施
        {draw.batch ? '；同批各部门的事项和人员合为一次检查，由牵头部门公示' : ''}。
      </p>
      {days.map(({ label, at, value, onChange }) => (
        <Field key={at} label={label} required at={at}>
          {(id) => (
            <Input id={id} type="date" value={value} onChange={(event) => onChange(event.target.value)} />
          )}
        </Field>
      ))}
      <ChoiceField
        label="检查方式"
        required
        at="/mode"
        options={modes.map((value) => ({ value, label: value }))}
        value={mode}
        onChange={(value) => setMode(value ?? '现场检查')}
      />
      <Field label="请企业准备的材料" at="/materials" hint="写进每份检查通知书。">
        {(id) => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={1000}
            value={materials}
            onChange={(event) => setMaterials(event.target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
