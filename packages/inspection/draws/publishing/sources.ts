import { type Clock, type LiveSource, percent, shanghaiDate } from '@mingcha/kernel';
import { isDueAt, isOverdue } from '@mingcha/lifecycle/clocks';
import { queryAll, type TenantStore } from '@mingcha/store';
import { calendarOfTenant, loadTenant } from '@mingcha/tenancy';
import { type Draw, drawEntity } from '../kept/draw.ts';
import { dueOf } from './deadline.ts';

type Given = { store: TenantStore; month: string; now: string };
type Source = LiveSource & {
  value(draws: readonly Draw[], given: Given): number | undefined | Promise<number | undefined>;
};

const isIn = (month: string, instant: string): boolean =>
  shanghaiDate(new Date(instant)).startsWith(`${month}-`);
const publishedIn = (draws: readonly Draw[], month: string): Draw[] =>
  draws.filter(({ publishedAt }) => publishedAt !== undefined && isIn(month, publishedAt));

/** In hundredths, of those whose last day lies in the month: one that is late and not published yet counts too. */
async function shareInTime(draws: readonly Draw[], { store, month, now }: Given) {
  const tenant = await loadTenant(store);
  const given = { calendar: calendarOfTenant(tenant), workingDays: tenant.settings.publishWithin };
  let [counted, inTime] = [0, 0];
  for (const { state, outcome, publishedAt } of draws) {
    const due = outcome && state !== 'voided' ? dueOf(outcome, given) : undefined;
    if (!due || !isDueAt(due) || !due.day.startsWith(`${month}-`)) continue;
    if (publishedAt === undefined && !isOverdue(due, now)) continue;
    counted++;
    if (publishedAt !== undefined && !isOverdue(due, publishedAt)) inTime++;
  }
  return percent(inTime, counted);
}

const all: readonly Source[] = [
  {
    id: 'draws:published',
    title: '双随机抽查：公示结果的抽查',
    unit: '次',
    hasGroups: false,
    value: (draws, { month }) => publishedIn(draws, month).length,
  },
  {
    id: 'draws:drawn',
    title: '双随机抽查：公示的抽中对象',
    unit: '户次',
    hasGroups: false,
    value: (draws, { month }) =>
      publishedIn(draws, month).reduce((sum, { outcome }) => sum + (outcome?.selected ?? 0), 0),
  },
  {
    id: 'draws:inTime',
    title: '双随机抽查：结果按期公示率',
    unit: '%',
    hasGroups: false,
    value: shareInTime,
  },
];

const shown = ({ value: _, ...source }: Source): LiveSource => source;

/** What official draws come to in a month, as sources of numbers. Nothing of it tells of a draw that is not published. */
export function drawSources({ clock }: { clock: Clock }) {
  return {
    list: async (_: TenantStore, of?: string): Promise<LiveSource[]> =>
      of === undefined ? all.map(shown) : [],
    async find(_: TenantStore, id: string): Promise<LiveSource | undefined> {
      const found = all.find((one) => one.id === id);
      return found && shown(found);
    },
    /** In a month, `YYYY-MM`; undefined where there is no such source, or nothing whose share it could be. */
    async value(store: TenantStore, id: string, month: string): Promise<number | undefined> {
      const year = Number(month.slice(0, 4));
      // One of the year before may be published in this one.
      const draws = await Promise.all(
        [year - 1, year].map((one) => queryAll(store, drawEntity, [one], { index: true })),
      );
      const given = { store, month, now: clock().toISOString() };
      return all.find((one) => one.id === id)?.value(draws.flat(), given);
    },
  };
}
