import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Schedule } from '../../api/measures/measureTypes.ts';
import { Field } from '../../ui/form/Field.tsx';
import { cadences, shifts } from '../notices/words.ts';

const cadenceOptions = (['monthly', 'quarterly', 'half-yearly', 'yearly'] as const).map((value) => ({
  value,
  label: `${cadences[value]}（期末日）`,
}));

/** When units report: on days of the year, or by a cadence. */
export function ScheduleForm({
  schedule,
  onChange,
}: {
  schedule: Schedule;
  onChange: (next: Schedule) => void;
}) {
  const [day, setDay] = useState('');
  const { cadence: _, ...without } = schedule;
  const add = () => {
    const date = day.slice(5);
    if (!schedule.dates.includes(date)) onChange({ ...schedule, dates: [...schedule.dates, date].sort() });
    setDay('');
  };
  return (
    <div className="stack">
      <fieldset className="plain-set">
        <legend>每年报送日期</legend>
        <div className="row">
          {schedule.dates.map((date) => (
            <span key={date} className="chip accent read-date">
              {Number(date.slice(0, 2))} 月 {Number(date.slice(3))} 日
              <button
                type="button"
                className="plain"
                aria-label={`去掉 ${date}`}
                onClick={() => onChange({ ...schedule, dates: schedule.dates.filter((one) => one !== date) })}
              >
                ×
              </button>
            </span>
          ))}
          <Input
            type="date"
            size="small"
            aria-label="新的报送日期（每年都用）"
            style={{ width: 150 }}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <Button size="small" disabled={day === ''} onClick={add}>
            添加日期
          </Button>
        </div>
      </fieldset>
      <div className="fields">
        <Field label="另按周期报送" hint="没有固定日期时使用">
          {(id) => (
            <Select
              id={id}
              allowClear
              placeholder="不按周期"
              value={schedule.cadence}
              options={cadenceOptions}
              onChange={(cadence?: NonNullable<Schedule['cadence']>) =>
                onChange(cadence ? { ...without, cadence } : without)
              }
            />
          )}
        </Field>
        <Field label="遇节假日">
          {(id) => (
            <Select
              id={id}
              value={schedule.shift}
              options={Object.entries(shifts).map(([value, label]) => ({ value, label }))}
              onChange={(shift) => onChange({ ...schedule, shift: shift as Schedule['shift'] })}
            />
          )}
        </Field>
        <Field label="提前开放填报" hint="截止日前多少个工作日">
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={60}
              precision={0}
              suffix="个工作日"
              style={{ width: '100%' }}
              value={schedule.opensBefore}
              onChange={(value) => onChange({ ...schedule, opensBefore: value ?? 0 })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
