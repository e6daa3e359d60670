import type { CaseRow } from '@mingcha/casework/reading';

/** So many of so many. */
export type Part = { part: number; of: number };

/** Of visits those for which something holds. */
export const shareOf = (made: readonly CaseRow[], holds: (row: CaseRow) => boolean): Part => ({
  part: made.filter(holds).length,
  of: made.length,
});

/** Of the visits for which a clock ran, those that kept its time. */
export function onTimeOf(made: readonly CaseRow[], clock: string): Part {
  const ran = made.flatMap(({ spent }) => spent[clock] ?? []);
  return { part: ran.filter(({ isLate }) => !isLate).length, of: ran.length };
}
