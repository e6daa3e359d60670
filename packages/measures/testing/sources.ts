import type { LiveSources } from '../work/live.ts';

/** A source of numbers as a test sets them, by tenant and month. */
export function testSources() {
  const values = new Map<string, number>();
  const known = {
    id: 'figure:registrations.meanDays',
    title: '不动产登记：平均用时',
    unit: '个工作日',
    hasGroups: false,
  };
  const sources: LiveSources = {
    list: async () => [known],
    find: async (_, id) => (id === known.id ? known : undefined),
    value: async ({ tenant }, id, month) => values.get(`${tenant} ${id} ${month}`),
  };
  return {
    sources,
    known,
    set: (tenant: string, month: string, value: number) =>
      void values.set(`${tenant} ${known.id} ${month}`, value),
  };
}
