import type { Clock } from '@mingcha/kernel';
import { create, defineEntity, idFrom, put, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { loadCalendar, loadPrincipals } from '@mingcha/tenancy';
import { channelNames } from './kinds.ts';
import { isReached, newMessage } from './messages.ts';
import { notificationEntity } from './notification.ts';
import { outgoingEntity } from './outgoing.ts';
import { loadAllPreferences } from './preferences.ts';
import { loadNotifySettings, type NotifySettings } from './settings.ts';
import { lastDigest, nextDigest } from './times.ts';

/** The working day whose digest was sent last, and when the next is due. */
const passEntity = defineEntity<{ day: string; at: string; nextAt: string }>()({
  name: 'NOTIFYDIGEST',
  key: () => ({ partition: [], sort: ['pass'] }),
  due: ({ nextAt }) => nextAt,
});

/** More than these are not counted. */
const mostCounted = 100;
/** A digest goes by one channel; text messages are for what is urgent. */
const digestChannels = channelNames.filter((channel) => channel !== 'sms');

/**
 * Sends each person who wants it one message about what came since the last digest and is unread. However late and often the
 * clock looks, a working day has one digest: its message has an id that follows from the day and the person. Resolves to the
 * instant of the next; undefined where the city has no channel for it.
 */
export async function runDigest(
  store: TenantStore,
  { clock }: { clock: Clock },
): Promise<string | undefined> {
  const now = clock();
  const settings = await loadNotifySettings(store);
  if (digestChannels.every((channel) => settings.channels[channel] === undefined)) return undefined;
  const [calendar, pass] = await Promise.all([loadCalendar(store), store.get(passEntity, {})]);
  const day = lastDigest(now, settings.digestAt, calendar);
  const nextAt = nextDigest(now, settings.digestAt, calendar).toISOString();
  if (pass?.day === day && pass.nextAt === nextAt) return nextAt;
  if (pass && pass.day < day) await sendDigests(store, settings, { day, since: pass.at, now });
  // The hour may have been moved back: a day is not sent a second time for it.
  const isLater = !pass || pass.day < day;
  const next = { day: isLater ? day : pass.day, at: isLater ? now.toISOString() : pass.at, nextAt };
  await unlessOvertaken(store.write(put(passEntity, next, pass)));
  return nextAt;
}

type Due = { day: string; since: string; now: Date };

async function sendDigests(
  store: TenantStore,
  settings: NotifySettings,
  { day, since, now }: Due,
): Promise<void> {
  const [people, all] = await Promise.all([loadPrincipals(store, now), loadAllPreferences(store)]);
  for (const { sub: person, name } of people) {
    const preferences = all.get(person);
    if (!preferences?.digest) continue;
    const leaving = { settings, preferences, name, now };
    const channel = digestChannels.find((one) => isReached(leaving, one));
    if (channel === undefined) continue;
    const { items } = await store.query(notificationEntity, ['unread', person], {
      index: true,
      newestFirst: true,
      limit: mostCounted,
    });
    if (!items.some(({ at }) => at > since)) continue;
    const message = {
      ...newMessage({ person, channel, count: items.length }, leaving, now),
      id: idFrom(`digest ${day} ${person}`, `${day}T00:00:00Z`),
      what: '未读通知',
      link: '/notifications',
    };
    await unlessOvertaken(store.write(create(outgoingEntity, message)));
  }
}
