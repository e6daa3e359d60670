import type { Actor } from '@mingcha/http';
import { shanghaiDate } from '@mingcha/kernel';
import { type Operation, put, type TenantStore } from '@mingcha/store';
import { departmentEntity } from '@mingcha/tenancy';
import { type Indicator, type Progress, progressEntity, progressOf } from '../work/progress.ts';
import type { Report } from './report.ts';
import type { FormPlace } from './view.ts';

type Entry = Indicator['values'][number];

/** A progress with a report's numbers; `note` names the report, whose earlier numbers they take the place of. */
export function withValues(
  progress: Progress,
  values: Report['values'],
  entry: Omit<Entry, 'value'> & { note: string },
): Progress {
  const given = new Map(values.map(({ indicator, value }) => [indicator, value]));
  const indicators = progress.indicators.map((indicator) => {
    if (indicator.source) return indicator;
    const others = indicator.values.filter(({ note }) => note !== entry.note);
    const value = given.get(indicator.id);
    const all = value === undefined ? others : [...others, { ...entry, value }];
    return { ...indicator, values: all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)) };
  });
  return { ...progress, indicators };
}

/** What puts the numbers of a lead's report into its measure's progress; nothing where there are none to put or replace. */
export async function valueOperations(
  store: TenantStore,
  { form, round }: Pick<FormPlace, 'form' | 'round'>,
  report: Report,
  { by, now }: { by: Actor; now: Date },
): Promise<Operation[]> {
  if (form.role !== 'lead') return [];
  const { measure, dept } = form;
  const [stored, department] = await Promise.all([
    store.get(progressEntity, { notice: report.notice, measure: measure.id }),
    store.get(departmentEntity, { id: dept }),
  ]);
  const before = progressOf(measure, stored);
  const note = `${department?.name ?? dept} ${round.title}`;
  const replaces = before.indicators.some(({ values }) => values.some((value) => value.note === note));
  if (report.values.length === 0 && !replaces) return [];
  const after = withValues(before, report.values, { date: shanghaiDate(now), by, note });
  return [put(progressEntity, after, stored)];
}
