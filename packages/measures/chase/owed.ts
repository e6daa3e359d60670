import type { MeasureRow } from '../register/measureRow.ts';
import { type Form, isIn } from '../reports/forms.ts';
import type { RoundForms } from '../reports/place.ts';
import type { Progress } from '../work/progress.ts';
import type { Owed } from './dueChases.ts';

/** Whether a measure is still to be done. */
export const isPending = (progress: Progress | undefined): boolean =>
  progress?.state !== 'done' && progress?.state !== 'stopped';

/** Reports that open rounds still wait for. A measure that was done since is asked for no longer. */
export function owedReports({ round, forms, followed }: RoundForms): (Owed & { form: Form })[] {
  if (round.state !== 'open') return [];
  return forms
    .filter(({ report, measure }) => !isIn(report) && isPending(followed.progress.get(measure.id)))
    .map((form) => ({
      of: 'report' as const,
      about: round.id,
      since: round.due,
      dept: form.dept,
      measure: form.measure.id,
      form,
    }));
}

/** Measures with a deadline that are not done, for each of their leads. */
export function owedMeasures(
  rows: readonly MeasureRow[],
  progress: ReadonlyMap<string, Progress>,
): (Owed & { row: MeasureRow })[] {
  return rows.flatMap((row) => {
    const { id, leads, deadline } = row;
    if (deadline === undefined || !isPending(progress.get(id))) return [];
    return leads.map((dept) => ({
      of: 'deadline' as const,
      about: deadline,
      since: deadline,
      dept,
      measure: id,
      row,
    }));
  });
}
