import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { tally } from '../reports/forms.ts';

export type UnitCounts = ReturnType<typeof tally> & { dept: string };

/** How each unit stands in a round: those with most late forms first, then those with most missing, then by id. */
export function unitCounts(forms: readonly ReportForm[]): UnitCounts[] {
  const open = (one: UnitCounts) => one.none + one.draft + one.returned;
  return [...new Set(forms.map(({ dept }) => dept))]
    .map((dept) => ({ dept, ...tally(forms.filter((form) => form.dept === dept)) }))
    .sort((a, b) => b.late - a.late || open(b) - open(a) || a.dept.localeCompare(b.dept));
}
