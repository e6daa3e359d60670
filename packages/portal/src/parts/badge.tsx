/** @jsxImportSource preact */
import type { DrawState } from '../api/types.ts';
import { stateWords } from '../words/draw.ts';

/** The state of a draw as a coloured label. */
export function Badge({ state }: { state: DrawState }) {
  const { label, tone } = stateWords(state);
  return <span class={`badge ${tone}`}>{label}</span>;
}

/** The mark that a rehearsal carries wherever it is shown. */
export function RehearsalMark() {
  return <span class="badge void">演练 · 不可公开验证</span>;
}
