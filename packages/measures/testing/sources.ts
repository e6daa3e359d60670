import type { LiveSources } from '../work/live.ts';

/** A source of numbers as a test sets them, by tenant and month. */
export function testSources() {
  const values = new Map<string, number>();
  let isGone = false;
  const known = {
    id: 'figure:registrations.meanDays',
    title: '不动产登记：平均用时',
    unit: '个工作日',
    hasGroups: false,
  };
  const sources: LiveSources = {
    list: async () => (isGone ? [] : [known]),
    find: async (_, id) => (id === known.id && !isGone ? known : undefined),
    value: async ({ tenant }, id, month) => (isGone ? undefined : values.get(`${tenant} ${id} ${month}`)),
  };
  return {
    sources,
    known,
    setGone(gone: boolean) {
      isGone = gone;
    },
    set: (tenant: string, month: string, value: number) =>
      void values.set(`${tenant} ${known.id} ${month}`, value),
  };
}
