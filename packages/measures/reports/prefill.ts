import type { TenantStore } from '@mingcha/store';
import { roundsOfNotice } from '../rounds/round.ts';
import type { Indicator } from '../work/progress.ts';
import type { Form } from './forms.ts';
import { type Report, type ReportKey, reportEntity } from './report.ts';

/** What a form begins with: words of the unit's last accepted report, numbers as last known. */
export type Prefill = Pick<Report, 'status' | 'text' | 'next' | 'values'>;

/** The latest value of each indicator that has any. */
export function latestValues(indicators: readonly Indicator[]): Report['values'] {
  return indicators.flatMap(({ id, values }) => {
    const latest = values.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
    return latest ? [{ indicator: id, value: latest.value }] : [];
  });
}

export function prefillOf(last: Report | undefined, indicators: readonly Indicator[]): Prefill {
  return {
    status: last && last.status !== 'done' ? last.status : 'on-track',
    text: last?.text ?? '',
    ...(last?.next && { next: last.next }),
    values: latestValues(indicators),
  };
}

const nameOf = ({ measure, dept }: Pick<ReportKey, 'measure' | 'dept'>) => `${measure} ${dept}`;

/**
 * The last report of each form's unit and measure that was accepted before a round, by `<measure> <dept>`. Rounds are gone
 * through backwards until each has its own.
 */
export async function lastAccepted(
  store: TenantStore,
  notice: string,
  round: string,
  forms: readonly Form[],
): Promise<(form: Form) => Report | undefined> {
  const found = new Map<string, Report>();
  const earlier = (await roundsOfNotice(store, notice)).filter(({ id }) => id < round).reverse();
  let wanted = forms.map(({ measure, dept }) => ({ measure: measure.id, dept }));
  for (const { id } of earlier) {
    if (wanted.length === 0) break;
    const reports = await store.getMany(
      reportEntity,
      wanted.map((of) => ({ notice, round: id, ...of })),
    );
    for (const report of reports) if (report?.state === 'accepted') found.set(nameOf(report), report);
    wanted = wanted.filter((of) => !found.has(nameOf(of)));
  }
  return ({ measure, dept }) => found.get(nameOf({ measure: measure.id, dept }));
}
