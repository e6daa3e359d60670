import { addDays, type Clock, shanghaiDate, startOfDay } from '@mingcha/kernel';
import {
  defineEntity,
  put,
  queryAll,
  retryOnConflict,
  type TenantStore,
  unlessOvertaken,
} from '@mingcha/store';
import { allNotices } from '../rounds/notices.ts';
import { saveOperations } from './change.ts';
import { byWork, type LiveSources, withLive } from './live.ts';
import { loadPlace, type Place } from './place.ts';
import { progressEntity } from './progress.ts';

const isOpen = ({ notice, progress }: Place): boolean =>
  notice.state === 'active' && progress.state !== 'done' && progress.state !== 'stopped';

/** The day on which indicators were last filled. */
const passEntity = defineEntity<{ day: string }>()({
  name: 'LIVEPASS',
  key: () => ({ partition: [], sort: ['pass'] }),
});

/**
 * Fills the indicators that take their values from the work, once a day. Safe to call at any time and again after a crash: a
 * month has one value. Resolves to the instant of the next time; undefined where no notice is followed.
 */
export async function fillLive(
  store: TenantStore,
  deps: { sources: LiveSources; clock: Clock },
): Promise<string | undefined> {
  const today = shanghaiDate(deps.clock());
  const next = startOfDay(addDays(today, 1)).toISOString();
  const pass = await store.get(passEntity, {});
  if (pass?.day === today) return next;
  const active = (await allNotices(store)).filter(({ state }) => state === 'active');
  if (active.length === 0) return undefined;
  for (const { id } of active) {
    const kept = await queryAll(store, progressEntity, [id]);
    for (const { measure, indicators } of kept)
      if (indicators.some(({ source }) => source)) await fillOne(store, measure, deps);
  }
  // Another look at the same time has filled them too.
  await unlessOvertaken(store.write(put(passEntity, { day: today }, pass)));
  return next;
}

/** Again where somebody was at work on the measure: its next form is filled. */
const fillOne = (
  store: TenantStore,
  measure: string,
  deps: { sources: LiveSources; clock: Clock },
): Promise<void> =>
  retryOnConflict(
    async () => {
      const place = await loadPlace(store, measure);
      const after = await withLive(store, place.progress, deps);
      if (after === place.progress || !isOpen(place)) return;
      const changed = after.indicators.filter((one, i) => one !== place.progress.indicators[i]);
      const detail = { indicator: changed.map(({ metric }) => metric).join('、') };
      const saving = { by: byWork, clock: deps.clock, action: 'value', detail } as const;
      await store.write(...saveOperations(place, after, saving));
    },
    { busy: '同一时间有多人在修改该举措，自动取数稍后再试。' },
  );
