import type { Actor } from '@mingcha/http';
import { addDays, type Clock, type LiveSource, shanghaiDate } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { Indicator, Progress } from './progress.ts';

/** Where indicators can take their values from; made by those who have the numbers. */
export type LiveSources = {
  /** All; with `of` the parts of that one. */
  list(store: TenantStore, of?: string): Promise<LiveSource[]>;
  /** The source of an id, a part too; undefined where there is none. */
  find(store: TenantStore, id: string): Promise<LiveSource | undefined>;
  /** What a source comes to in a month, `YYYY-MM`; undefined where it has nothing to count, or is gone. */
  value(store: TenantStore, id: string, month: string): Promise<number | undefined>;
};

/** One of several, each with the ids that begin with its name and a colon. */
export function joinSources(named: Readonly<Record<string, LiveSources>>): LiveSources {
  const all = new Map(Object.entries(named));
  const of = (id: string) => all.get(id.slice(0, id.indexOf(':')));
  return {
    async list(store, whole) {
      if (whole !== undefined) return (await of(whole)?.list(store, whole)) ?? [];
      return (await Promise.all([...all.values()].map((one) => one.list(store)))).flat();
    },
    find: async (store, id) => of(id)?.find(store, id),
    value: async (store, id, month) => of(id)?.value(store, id, month),
  };
}

export const byWork: Actor = { sub: 'live', name: '自动取数' };

type Entry = Indicator['values'][number];

/**
 * The values of an indicator with those of the months of today and before it, as its source gives them. Where the source is
 * gone, the indicator says so and keeps the values that it has.
 */
async function filled(
  store: TenantStore,
  indicator: Indicator,
  { sources, today }: { sources: LiveSources; today: string },
): Promise<Indicator> {
  const { source } = indicator;
  if (!source) return indicator;
  if (!(await sources.find(store, source.id)))
    return source.gone ? indicator : { ...indicator, source: { ...source, gone: true } };
  const month = today.slice(0, 7);
  const lastOfBefore = addDays(`${month}-01`, -1);
  let values = indicator.values;
  for (const date of [lastOfBefore, today]) {
    const of = date.slice(0, 7);
    const value = await sources.value(store, source.id, of);
    const note = `${source.title}（${of}）`;
    const known = values.find((one) => one.note === note);
    if (value === undefined || known?.value === value) continue;
    const entry: Entry = { date, value, by: byWork, note };
    values = [...values.filter((one) => one !== known), entry].sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    );
  }
  const { gone, ...there } = source;
  return values === indicator.values && !gone ? indicator : { ...indicator, source: there, values };
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
