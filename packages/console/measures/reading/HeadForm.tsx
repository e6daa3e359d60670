import { Input, InputNumber } from 'antd';
import { useEffect, useRef } from 'react';
import { Field } from '../../ui/form/Field.tsx';
import { ChaseForm } from './ChaseForm.tsx';
import type { Head } from './draft.ts';
import type { Focus } from './MeasureForm.tsx';
import { ScheduleForm } from './ScheduleForm.tsx';

interface HeadFormProps {
  head: Head;
  focus: Focus | undefined;
  onChange: (part: Partial<Head>) => void;
}

/** The notice's own facts, when it is reported on, and how who is late is chased. */
export function HeadForm({ head, focus, onChange }: HeadFormProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus && focus.key === undefined) {
      box.current?.querySelector<HTMLElement>(`[data-field="${focus.field}"]`)?.focus();
    }
  }, [focus]);
  const text = (label: string, field: 'docNo' | 'title' | 'issuer', required: boolean, wide: boolean) => (
    <Field label={label} required={required} wide={wide}>
      {(id) => (
        <Input
          id={id}
          data-field={field}
          value={head[field]}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="stack read-head" ref={box}>
      <div className="fields">
        {text('标题', 'title', true, true)}
        {text('文号', 'docNo', true, false)}
        {text('发文机关', 'issuer', false, false)}
        <Field label="发文日期">
          {(id) => (
            <Input
              id={id}
              type="date"
              data-field="date"
              value={head.date ?? ''}
              onChange={(event) => onChange({ date: event.target.value || null })}
            />
          )}
        </Field>
        <Field label="方案年度" hint="报送轮次从这一年起排定">
          {(id) => (
            <InputNumber
              id={id}
              min={2000}
              max={2100}
              precision={0}
              style={{ width: '100%' }}
              value={head.year}
              onChange={(year) => year !== null && onChange({ year })}
            />
          )}
        </Field>
      </div>
      <h3 data-field="schedule" tabIndex={-1}>
        报送安排
      </h3>
      <ScheduleForm schedule={head.schedule} onChange={(schedule) => onChange({ schedule })} />
      <h3>提醒与督办规则</h3>
      <p className="muted small">
        天数都按工作日计。到时由系统发出，或者拟好督办函等人送审、签发，不必有人记着。
      </p>
      <ChaseForm rules={head.chase} onChange={(chase) => onChange({ chase })} />
    </div>
  );
}
