import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';

interface DayOverridesProps {
  value: Record<string, boolean>;
  disabled: boolean;
  onChange: (value: Record<string, boolean>) => void;
}

const kinds = [
  { value: 'work', label: '上班' },
  { value: 'off', label: '休息' },
];

/** Single days that the city decides itself: true works, false is off. */
export function DayOverrides({ value, disabled, onChange }: DayOverridesProps) {
  const [date, setDate] = useState('');
  const days = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <div className="stack tight">
      {days.length === 0 ? <p className="muted">没有调整，按国务院节假日安排执行。</p> : null}
      {days.map(([day, works]) => (
        <div key={day} className="day-line">
          <span className="mono">{day}</span>
          <Select
            aria-label={`${day} 上班或休息`}
            disabled={disabled}
            value={works ? 'work' : 'off'}
            options={kinds}
            onChange={(next) => onChange({ ...value, [day]: next === 'work' })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={`删除 ${day}`}
            disabled={disabled}
            onClick={() => {
              const { [day]: _, ...rest } = value;
              onChange(rest);
            }}
          />
        </div>
      ))}
      {disabled ? null : (
        <div className="row">
          <Input
            type="date"
            aria-label="要调整的日期"
            style={{ width: 170 }}
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
          <Button
            icon={<PlusOutlined />}
            disabled={date === '' || date in value}
            onClick={() => {
              onChange({ ...value, [date]: false });
              setDate('');
            }}
          >
            添加调整
          </Button>
        </div>
      )}
    </div>
  );
}
