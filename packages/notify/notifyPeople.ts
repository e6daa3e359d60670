import type { Clock } from '@mingcha/kernel';
import { create, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { loadPrincipals } from '@mingcha/tenancy';
import type { Concerned } from '@mingcha/webhooks';
import { recipientsOf } from './addressees.ts';
import { concernOf } from './concerns.ts';
import { type Leaving, messagesFor } from './messages.ts';
import { type Notification, notificationEntity } from './notification.ts';
import { outgoingEntity } from './outgoing.ts';
import { defaultPreferences, loadAllPreferences } from './preferences.ts';
import { loadNotifySettings } from './settings.ts';

/** Of one person in one write, beside the messages about them. */
const mostAtOnce = 50;

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
 * Writes what people are notified of by events of the outbox, and the messages that leave for it. A notification's id is the
 * event's and its person's, and the messages about it are written with it: repeated after a crash at any point, it writes
 * nothing twice. Made anew for each look: a tenant's people and settings are read once for all its events.
 */
export function notifyPeople(clock: Clock): Concerned {
  const read = new Map<string, ReturnType<typeof loadKnown>>();
  const knownOf = (store: TenantStore, now: Date) => {
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
    const { people, settings, preferences } = await knownOf(store, now);
    const byPerson = new Map<string, Notification[]>();
    for (const { event, concern } of concerns) {
      const { what, number, about, link } = concern;
      for (const recipient of recipientsOf(concern, people)) {
        const { person, kind, actingFor } = recipient;
        const one: Notification = {
          ...{ person, id: event.id, kind, what, link, at: event.at },
          ...(number !== undefined && { number }),
          ...(about !== undefined && { about }),
          ...(actingFor !== undefined && { actingFor }),
        };
        byPerson.set(person, [...(byPerson.get(person) ?? []), one]);
      }
    }
    for (const { sub, name } of people) {
      const all = byPerson.get(sub) ?? [];
      const given = { settings, preferences: preferences.get(sub) ?? defaultPreferences, name, now };
      for (let at = 0; at < all.length; at += mostAtOnce)
        await write(store, all.slice(at, at + mostAtOnce), given);
    }
  };
}

/** Those of one person that are not there yet, with the messages about them. */
async function write(store: TenantStore, wanted: readonly Notification[], given: Leaving): Promise<void> {
  if (await tryWrite(store, wanted, given)) return;
  const found = await Promise.all(wanted.map((one) => store.get(notificationEntity, one)));
  const missing = wanted.filter((_, i) => found[i] === undefined);
  // What is still lost is being written by somebody else.
  if (missing.length > 0) await tryWrite(store, missing, given);
}

const tryWrite = (store: TenantStore, wanted: readonly Notification[], given: Leaving): Promise<boolean> =>
  unlessOvertaken(
    store.write(
      ...wanted.map((one) => create(notificationEntity, one)),
      ...messagesFor(wanted, given).map((message) => create(outgoingEntity, message)),
    ),
  );
