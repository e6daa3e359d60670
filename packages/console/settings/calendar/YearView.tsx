import { addDays } from '@mingcha/kernel';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Arrangement } from '../../api/calendar.ts';
import { isWeekend, markOf, oldYearWeeks, weeksOf } from './days.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface YearViewProps {
  year: number;
  value: Arrangement;
  /** Chooses a day; without it the calendar is only looked at. */
  onPick?: (date: string) => void;
}

/**
 * A year month by month: holidays and make-up days marked by letter and colour. It is one stop of the Tab key; the
 * arrow keys move among its days.
 */
export function YearView({ year, value, onPick }: YearViewProps) {
  const [at, setAt] = useState(`${year}-01-01`);
  const box = useRef<HTMLDivElement>(null);
  const old = oldYearWeeks(year);
  const showsOld = onPick || old.flat().some((date) => date && markOf(value, date));
  const months = Array.from({ length: 12 }, (_, i) => ({
    name: `${year} 年 ${i + 1} 月`,
    weeks: weeksOf(year, i + 1),
  }));
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || !onPick) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-date="${addDays(at, step)}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons within
    <div className="year-view" ref={box} onKeyDown={move}>
      {[...(showsOld ? [{ name: `${year - 1} 年 12 月`, weeks: old }] : []), ...months].map(
        ({ name, weeks }) => (
          <table key={name}>
            <caption>{name}</caption>
            <thead>
              <tr>
                {weekdays.map((day) => (
                  <th key={day} scope="col">
                    {day}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.find(Boolean)}>
                  {week.map((date, i) => (
                    <td key={date ?? weekdays[i]}>
                      {date ? (
                        <DayCell
                          date={date}
                          value={value}
                          stop={date === at}
                          onPick={onPick}
                          onFocus={setAt}
                        />
                      ) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ),
      )}
    </div>
  );
}

interface DayCellProps {
  date: string;
  value: Arrangement;
  /** Whether the Tab key comes here. */
  stop: boolean;
  onPick: YearViewProps['onPick'] | undefined;
  onFocus: (date: string) => void;
}

function looksOf(value: Arrangement, date: string): { kind: string; words: string } {
  const mark = markOf(value, date);
  if (mark === 'works') return { kind: 'works', words: '调休上班' };
  if (mark) return { kind: 'off', words: `${mark.off}休息` };
  return isWeekend(date) ? { kind: 'weekend', words: '周末' } : { kind: 'plain', words: '上班' };
}

/** `2027-02-05` as 2027年2月5日. */
const spoken = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

function DayCell({ date, value, stop, onPick, onFocus }: DayCellProps) {
  const { kind, words } = looksOf(value, date);
  if (!onPick)
    return (
      <span className={`day ${kind}`} title={words}>
        {Number(date.slice(8))}
      </span>
    );
  return (
    <button
      type="button"
      className={`day ${kind}`}
      data-date={date}
      aria-label={`${spoken(date)} ${words}`}
      title={words}
      tabIndex={stop ? 0 : -1}
      onFocus={() => onFocus(date)}
      onClick={() => onPick(date)}
    >
      {Number(date.slice(8))}
    </button>
  );
}
