import { Input } from 'antd';
import type { Arrangement, Holiday } from '../../api/calendar.ts';
import { Field } from '../../ui/form/Field.tsx';
import { spanOf } from './days.ts';

interface HolidayNamesProps {
  value: Arrangement;
  onChange: (holidays: Holiday[]) => void;
}

/** What was entered as a list: each holiday with its name and days, and the days that are worked for it. */
export function HolidayNames({ value: { holidays, makeUpDays }, onChange }: HolidayNamesProps) {
  if (holidays.length === 0) return <p className="muted">还没有假期。识别通知全文，或在日历中点选。</p>;
  return (
    <div className="stack tight">
      <div className="holiday-names">
        {holidays.map((holiday, i) => (
          <Field key={holiday.from} label={spanOf(holiday)} at={`/holidays/${i}`}>
            {(id) => (
              <Input
                id={id}
                maxLength={30}
                value={holiday.name}
                onChange={({ target }) =>
                  onChange(holidays.map((one) => (one === holiday ? { ...one, name: target.value } : one)))
                }
              />
            )}
          </Field>
        ))}
      </div>
      <p>
        调休上班 {makeUpDays.length} 天{makeUpDays.length > 0 ? `：${makeUpDays.join('、')}` : ''}
      </p>
    </div>
  );
}
