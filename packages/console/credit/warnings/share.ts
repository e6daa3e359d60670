import type { CreditWarningOutcomes } from '../../api/schema.d.ts';

/** How many of the leads that were looked into were right, as a share; a dash where none was. */
export function confirmedShare({
  confirmed,
  unfounded,
}: Pick<CreditWarningOutcomes, 'confirmed' | 'unfounded'>) {
  const ended = confirmed + unfounded;
  return ended === 0 ? '—' : `${Math.round((confirmed * 1_000) / ended) / 10}%`;
}
