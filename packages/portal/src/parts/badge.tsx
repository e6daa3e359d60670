/** @jsxImportSource preact */
import type { DrawState, PublicDraw } from '../api/types.ts';
import { stateWords } from '../words/draw.ts';

/** The state of a draw as a coloured label. */
export function Badge({ state }: { state: DrawState }) {
  const { label, tone } = stateWords(state);
  return <span class={`badge ${tone}`}>{label}</span>;
}

/** The mark that a rehearsal carries wherever it is shown, and that of the official number which an older one took. */
export function RehearsalMark({ draw }: { draw: Pick<PublicDraw, 'source' | 'series'> }) {
  if (draw.source !== 'local') return null;
  return (
    <>
      {draw.series === 'official' && <span class="badge void">演练占号</span>}
      <span class="badge void">内部演练 · 不可公开验证</span>
    </>
  );
}
