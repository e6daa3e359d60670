/** @jsxImportSource preact */
import { dueText, isKnownDay, isOver } from '@mingcha/kernel/dueDay';
import type { BoardEntry, NoticeDetail } from './types.ts';
import { formatDate } from './words.ts';

/** Today in Shanghai, in any time zone of the reader's device. */
const shanghaiToday = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** When the units report. */
export function Rounds({ rounds }: Pick<NoticeDetail, 'rounds'>) {
  if (rounds.length === 0) return null;
  const today = shanghaiToday();
  const next = rounds.find(({ due }) => !isOver(due, today));
  return (
    <section class="card" aria-labelledby="rounds">
      <h2 id="rounds">什么时候报进展</h2>
      <ol class="plain ruled">
        {rounds.map((round) => (
          <li key={dueText(round.due) + round.title}>
            <b>{isKnownDay(round.due) ? formatDate(round.due) : round.due.text}</b>
            <small>
              {' '}
              {round === next ? '下一次' : isOver(round.due, today) ? '已过' : '以后'}
              <br />
              {round.title}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}

const boardWords = {
  red: { title: '红榜', meaning: '做得好的单位', tone: 'good' },
  black: { title: '黑榜', meaning: '需要改进的单位', tone: 'void' },
} as const;

function Board({ board, entries }: { board: BoardEntry['board']; entries: BoardEntry[] }) {
  const { title, meaning, tone } = boardWords[board];
  if (entries.length === 0) return null;
  return (
    <section class={`notice ${tone}`} aria-label={title}>
      <h2>
        {title} <small>{meaning}</small>
      </h2>
      <ul class="plain">
        {entries.map(({ unit, reason }) => (
          <li key={unit + reason}>
            <b>{unit}</b>：{reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who was praised and who was named, where the city publishes it. */
export function Boards({ entries }: { entries: BoardEntry[] }) {
  return (['red', 'black'] as const).map((board) => (
    <Board key={board} board={board} entries={entries.filter((entry) => entry.board === board)} />
  ));
}
