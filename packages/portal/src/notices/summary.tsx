/** @jsxImportSource preact */
import type { NoticeDetail } from './types.ts';
import {
  type Condition,
  colourNames,
  conditionOf,
  conditionOrder,
  conditionWords,
  promiseOf,
} from './words.ts';

type SummaryProps = {
  notice: NoticeDetail;
  chosen: Condition | '';
  onChoose: (condition: Condition | '') => void;
};

/** What the notice promises and how much of it is kept; each count also narrows the list below to what it counts. */
export function Summary({ notice, chosen, onChoose }: SummaryProps) {
  const counts = conditionOrder
    .map((condition) => ({
      condition,
      count: notice.items.filter((item) => conditionOf(item) === condition).length,
      ...conditionWords(condition),
    }))
    .filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="promise" class="promise">
      <h2 id="promise">承诺了什么，兑现了多少</h2>
      <p>{promiseOf(notice)}</p>
      <div class="bar" aria-hidden="true">
        {counts.map(({ condition, count, light }) => (
          <i key={condition} class={`light-${light}`} style={{ flexGrow: count }} />
        ))}
      </div>
      <fieldset class="states">
        <legend class="hidden-text">按状态查看</legend>
        {counts.map(({ condition, count, label, light }) => (
          <button
            key={condition}
            type="button"
            class={`state light-${light}`}
            aria-pressed={chosen === condition}
            onClick={() => onChoose(chosen === condition ? '' : condition)}
          >
            {colourNames[light]} {label} <b>{count}</b>
          </button>
        ))}
      </fieldset>
    </section>
  );
}
