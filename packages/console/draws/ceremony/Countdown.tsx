import { clockText, instant } from '../../ui/show/format.ts';
import { useNow } from '../../ui/show/useNow.ts';

/** Until the beacon's round, second by second. */
export function Countdown({ due, round }: { due: number; round: number | undefined }) {
  const left = due - useNow(500);
  const over = left <= 0;
  return (
    <div className="countdown" role="timer" aria-live="off">
      <span className={over ? 'countdown-over' : 'countdown-clock'}>{over ? '已到时' : clockText(left)}</span>
      <span className="muted">
        {round === undefined ? '约定的信标轮次' : `信标第 ${round} 轮`}
        <br />
        {instant(new Date(due).toISOString())} {over ? '已产生' : '产生，此前谁也不知道它的数值'}
      </span>
    </div>
  );
}
