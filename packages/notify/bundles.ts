import { defineEntity, expiresAfter } from '@mingcha/store';
import type { Concern, OutboxEvent } from '@mingcha/webhooks';
import type { Recipient } from './addressees.ts';
import type { Notification } from './notification.ts';

/** What one act brings to a person of one kind, event by event: one notification. */
export type Bundle = { person: string; act: string; all: Notification[] };

/** Milliseconds within which what one person does, and what the system does, is one act. */
const actOf = { person: 60_000, system: 600_000 } as const;

/** What somebody was told of an act: the notification, the pages of what it counts, and which events were told in all. */
export type Told = { person: string; act: string; id: string; links: string[]; events: string[]; at: string };

/** What is written late has an older id than what was told before it; so late, nothing is. */
const mostRemembered = 1_000;

export const toldEntity = defineEntity<Told>()({
  name: 'NOTIFIEDACT',
  key: (of: Pick<Told, 'person' | 'act'>) => ({ partition: [of.person], sort: [of.act] }),
  expires: ({ at }) => expiresAfter(at, 1),
});

/** Puts what an event brings to somebody to what the same act brings them; events come in the order of their ids. */
export function addTo(
  bundles: Map<string, Bundle>,
  { id, at }: OutboxEvent,
  { what, number, about, link, by }: Concern,
  { person, kind, actingFor }: Recipient,
): void {
  const length = by === undefined ? actOf.system : actOf.person;
  const act = JSON.stringify([Math.floor(Date.parse(at) / length) * length, kind, what, by, actingFor]);
  const one: Notification = {
    ...{ person, id, kind, what, link, at },
    ...(number !== undefined && { number }),
    ...(about !== undefined && { about }),
    ...(actingFor !== undefined && { actingFor }),
  };
  const known = bundles.get(act);
  if (known) known.all.push(one);
  else bundles.set(act, { person, act, all: [one] });
}

/** The page of all that an act brought: what waits is in the inbox, the rest on the list that each is on. */
function listOf({ kind, link }: Notification): string {
  if (kind.startsWith('case.') && kind !== 'case.named') return '/inbox';
  return link.replace(/\?.*$/, '').replace(/^(\/.+)\/[^/]+$/, '$1');
}

/**
 * What a bundle says beyond what somebody was told of its act; undefined where that is all. `unread` is the notification
 * that told it, unless it was read: the new one takes its place, and counts what it counted. Pure.
 */
export function toTell(
  { person, act, all }: Bundle,
  told: Told | undefined,
  unread: Notification | undefined,
): { notification: Notification; told: Told } | undefined {
  const before = new Set(told?.events);
  const fresh = all.filter(({ id }) => !before.has(id));
  const newest = fresh.at(-1);
  if (!newest) return undefined;
  // What happens twice to one thing is still one thing.
  const pages = [...((unread && told?.links) || []), ...fresh.map(({ link }) => link)];
  const links = [...new Set(pages)].slice(-mostRemembered);
  const count = links.length;
  const { number: _, about: __, ...common } = newest;
  const notification = count === 1 ? newest : { ...common, count, link: listOf(newest) };
  const events = [...before, ...fresh.map(({ id }) => id)].slice(-mostRemembered);
  return { notification, told: { person, act, id: newest.id, links, events, at: newest.at } };
}
