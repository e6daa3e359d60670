import type { Clock } from '@mingcha/kernel';
import { create, put, remove, type Stored, type TenantStore, WriteConflict } from '@mingcha/store';
import { loadPrincipals } from '@mingcha/tenancy';
import type { Concerned } from '@mingcha/webhooks';
import { recipientsOf } from './addressees.ts';
import { addTo, type Bundle, type Told, toldEntity, toTell } from './bundles.ts';
import { concernOf } from './concerns.ts';
import { type Leaving, messagesFor } from './messages.ts';
import { type Notification, notificationEntity } from './notification.ts';
import { outgoingEntity } from './outgoing.ts';
import { defaultPreferences, loadAllPreferences } from './preferences.ts';
import { loadNotifySettings } from './settings.ts';

/** Of one person in one write, beside the messages about them. */
const mostAtOnce = 25;
/** Each lost race is another look's success, or a person's who reads. */
const mostAttempts = 5;

/** Who may be notified in a city, and how. */
async function loadKnown(store: TenantStore, now: Date) {
  const [people, settings, preferences] = await Promise.all([
    loadPrincipals(store, now),
    loadNotifySettings(store),
    loadAllPreferences(store),
  ]);
  return { people, settings, preferences };
}

/**
 * Writes what people are notified of by events of the outbox, and the messages that leave for it. What a
 * person was told of an act and the messages about it are written with the notification: repeated after a crash at any
 * point, it writes nothing twice. Made anew for each look: a tenant's people and settings are read once for all its events.
 */
export function notifyPeople(clock: Clock): Concerned {
  const read = new Map<string, ReturnType<typeof loadKnown>>();
  const cityOf = (store: TenantStore, now: Date) => {
    const known = read.get(store.tenant) ?? loadKnown(store, now);
    read.set(store.tenant, known);
    return known;
  };
  return async (store, events) => {
    const concerns = events.flatMap((event) => {
      const concern = concernOf(event);
      return concern && concern.to.length > 0 ? [{ event, concern }] : [];
    });
    if (concerns.length === 0) return;
    const now = clock();
    const { people, settings, preferences } = await cityOf(store, now);
    const byPerson = new Map<string, Map<string, Bundle>>();
    for (const { event, concern } of concerns) {
      for (const recipient of recipientsOf(concern, people)) {
        const own = byPerson.get(recipient.person) ?? new Map<string, Bundle>();
        byPerson.set(recipient.person, own);
        addTo(own, event, concern, recipient);
      }
    }
    for (const { sub, name } of people) {
      const all = [...(byPerson.get(sub)?.values() ?? [])];
      const given = { settings, preferences: preferences.get(sub) ?? defaultPreferences, name, now };
      for (let at = 0; at < all.length; at += mostAtOnce)
        await write(store, all.slice(at, at + mostAtOnce), given);
    }
  };
}

/**
 * What one person is not told of yet, with the messages about it. What takes the place of a notification that nobody has read
 * sends no further message.
 */
async function write(store: TenantStore, wanted: readonly Bundle[], given: Leaving): Promise<void> {
  // Mostly none has been told of.
  let known = wanted.map((): Known => ({}));
  for (let attempt = 1; ; attempt++) {
    const changes = wanted.flatMap((bundle, i) => {
      const { told, unread } = known[i]!;
      const next = toTell(bundle, told, unread);
      return next ? [{ ...next, before: told, unread }] : [];
    });
    if (changes.length === 0) return;
    const alone = changes.flatMap(({ notification, unread }) => (unread ? [] : [notification]));
    try {
      return await store.write(
        ...changes.flatMap(({ notification, told, before, unread }) => [
          create(notificationEntity, notification),
          put(toldEntity, told, before),
          ...(unread ? [remove(notificationEntity, unread, unread.lock)] : []),
        ]),
        ...messagesFor(alone, given).map((message) => create(outgoingEntity, message)),
      );
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === mostAttempts) throw error;
    }
    known = await Promise.all(wanted.map((bundle) => knownOf(store, bundle)));
  }
}

type Known = { told?: Stored<Told> | undefined; unread?: Stored<Notification> | undefined };

async function knownOf(store: TenantStore, { person, act }: Bundle): Promise<Known> {
  const told = await store.get(toldEntity, { person, act });
  const notification = told && (await store.get(notificationEntity, { person, id: told.id }));
  return { told, unread: notification?.readAt === undefined ? notification : undefined };
}
