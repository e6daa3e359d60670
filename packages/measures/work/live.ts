import type { Actor } from '@mingcha/http';
import { addDays, type Clock, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Indicator, Progress } from './progress.ts';

/** A number that the work itself gives for a month, such as the mean time of access requests. */
export type LiveSource = {
  id: string;
  title: string;
  unit: string;
  /** There are sources of parts of it, such as one item's. */
  hasGroups: boolean;
};

/** Where indicators can take their values from; made by those who have the numbers. */
export type LiveSources = {
  /** All; with `of` the parts of that one. */
  list(store: TenantStore, of?: string): Promise<LiveSource[]>;
  /** The source of an id, a part too; undefined where there is none. */
  find(store: TenantStore, id: string): Promise<LiveSource | undefined>;
  /** What a source comes to in a month, `YYYY-MM`; undefined where it has nothing to count, or is gone. */
  value(store: TenantStore, id: string, month: string): Promise<number | undefined>;
};

export const byWork: Actor = { sub: 'live', name: '自动取数' };

type Entry = Indicator['values'][number];

/** The values of an indicator with those of the months of today and before it, as its source gives them. */
async function filled(
  store: TenantStore,
  indicator: Indicator,
  { sources, today }: { sources: LiveSources; today: string },
): Promise<Indicator> {
  const { source } = indicator;
  if (!source) return indicator;
  const month = today.slice(0, 7);
  const lastOfBefore = addDays(`${month}-01`, -1);
  let values = indicator.values;
  for (const date of [lastOfBefore, today]) {
    const of = date.slice(0, 7);
    const value = await sources.value(store, source.id, of);
    const note = `${source.title}（${of}）`;
    const there = values.find((one) => one.note === note);
    if (value === undefined || there?.value === value) continue;
    const entry: Entry = { date, value, by: byWork, note };
    values = [...values.filter((one) => one !== there), entry].sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    );
  }
  return values === indicator.values ? indicator : { ...indicator, values };
}

/** A progress with what the sources of its indicators give now; the same object where nothing differs. */
export async function withLive<T extends Pick<Progress, 'indicators'>>(
  store: TenantStore,
  progress: T,
  { sources, clock }: { sources: LiveSources; clock: Clock },
): Promise<T> {
  const today = shanghaiDate(clock());
  const indicators: Indicator[] = [];
  for (const one of progress.indicators) indicators.push(await filled(store, one, { sources, today }));
  return indicators.every((one, i) => one === progress.indicators[i])
    ? progress
    : { ...progress, indicators };
}
