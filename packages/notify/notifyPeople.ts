import type { Clock } from '@mingcha/kernel';
import { create, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { loadPrincipals } from '@mingcha/tenancy';
import type { Concerned } from '@mingcha/webhooks';
import { recipientsOf } from './addressees.ts';
import { concernOf } from './concerns.ts';
import { type Notification, notificationEntity } from './notification.ts';

/** Of one person in one write. */
const mostAtOnce = 50;

/**
 * Writes what people are notified of by events of the outbox. A notification's id is the event's, under its person: repeated
 * after a crash at any point, it writes nothing twice.
 */
export const notifyPeople =
  (clock: Clock): Concerned =>
  async (store, events) => {
    const concerns = events.flatMap((event) => {
      const concern = concernOf(event);
      return concern && concern.to.length > 0 ? [{ event, concern }] : [];
    });
    if (concerns.length === 0) return;
    const now = clock();
    const people = await loadPrincipals(store, now);
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
    for (const { sub } of people) {
      const all = byPerson.get(sub) ?? [];
      for (let at = 0; at < all.length; at += mostAtOnce) await write(store, all.slice(at, at + mostAtOnce));
    }
  };

/** Those of one person that are not there yet. */
async function write(store: TenantStore, wanted: readonly Notification[]): Promise<void> {
  if (await tryWrite(store, wanted)) return;
  const found = await Promise.all(wanted.map((one) => store.get(notificationEntity, one)));
  const missing = wanted.filter((_, i) => found[i] === undefined);
  // What is still lost is being written by somebody else.
  if (missing.length > 0) await tryWrite(store, missing);
}

const tryWrite = (store: TenantStore, wanted: readonly Notification[]): Promise<boolean> =>
  unlessOvertaken(store.write(...wanted.map((one) => create(notificationEntity, one))));
