import { reportStates, type Tone } from '@mingcha/kernel/labels';
import type { ReportContent, ReportForm, ReportState } from '../../api/measures/reportTypes.ts';

export type FormState = ReportState | 'none';

/** A form's state; `none` while nothing was written. */
export function formState(form: ReportForm): FormState {
  return form.report?.state ?? 'none';
}

/** Whether the department still has to do something about it. */
export function isOpenForm(form: ReportForm): boolean {
  return formState(form) !== 'submitted' && formState(form) !== 'accepted';
}

/** How a form stands, with its lateness: a form that is not in after its due day is bad. */
export function formTone(form: ReportForm): Tone {
  const state = formState(form);
  const isIn = state === 'submitted' || state === 'accepted';
  if (!isIn && form.overdueDays > 0) return 'bad';
  return state === 'none' ? 'idle' : reportStates[state].tone;
}

/** What the editor begins with: what was saved, else what is known already. */
export function contentOf(form: ReportForm): ReportContent {
  const from: Partial<ReportContent> = form.report ?? form.prefill;
  return {
    status: from.status ?? 'on-track',
    text: from.text ?? '',
    ...(from.problems ? { problems: from.problems } : {}),
    ...(from.next ? { next: from.next } : {}),
    values: from.values ?? [],
    files: (form.report?.files ?? []).map(({ id }) => id),
  };
}

/** The form after this one, in the list's order and round its end, that still waits; undefined when all are in. */
export function nextOpen(forms: readonly ReportForm[], id: string): ReportForm | undefined {
  const at = forms.findIndex((form) => form.id === id);
  return [...forms.slice(at + 1), ...forms.slice(0, Math.max(at, 0))].find(isOpenForm);
}

/** How many forms stand how. */
export function tally(forms: readonly ReportForm[]) {
  const by = (state: FormState) => forms.filter((form) => formState(form) === state).length;
  return {
    forms: forms.length,
    none: by('none'),
    draft: by('draft'),
    returned: by('returned'),
    submitted: by('submitted'),
    accepted: by('accepted'),
    /** Not in, and the due day is over. */
    late: forms.filter((form) => isOpenForm(form) && form.overdueDays > 0).length,
  };
}
