import { type DueDay, isKnownDay } from '@mingcha/kernel';
import type { Light } from '../api/caseTypes.ts';
import { dueWords } from '../measures/rounds/due.ts';
import { Mark } from '../ui/Mark.tsx';
import { useNow } from '../ui/useNow.ts';
import { lightTones } from './words.ts';

/** A due day with its light, in words: what is late says so. Without a light it is a day only. */
export function DueMark({ due, light }: { due: DueDay | undefined; light: Light | undefined }) {
  const now = useNow();
  if (due === undefined) return <span className="muted">—</span>;
  if (!isKnownDay(due)) return <span className="chip warn">{due.text}</span>;
  const { text } = dueWords(due, now);
  const isLateToday = light === 'red' && !text.startsWith('已');
  return (
    <span className="row" style={{ gap: '0 10px', flexWrap: 'nowrap' }}>
      <span className="nowrap">{due}</span>
      {light ? <Mark tone={lightTones[light]}>{isLateToday ? '已逾期' : text}</Mark> : null}
    </span>
  );
}
