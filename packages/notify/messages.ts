import { newId } from '@mingcha/kernel';
import { type Channel, channelNames, channelsFor, notificationKinds } from './kinds.ts';
import type { Notification } from './notification.ts';
import type { Outgoing } from './outgoing.ts';
import { addressAt, type NotifyPreferences } from './preferences.ts';
import type { NotifySettings } from './settings.ts';
import { afterQuiet } from './times.ts';
import { whatOf } from './words.ts';

export type Leaving = { settings: NotifySettings; preferences: NotifyPreferences; name: string; now: Date };

/**
 * The messages that leave for a person's new notifications: by each channel that the city has for their kinds and the person
 * has an address at, one for all urgent ones and one for the others, which wait for the end of the quiet hours, and are left
 * to the digest where the person wants one.
 */
export function messagesFor(all: readonly Notification[], leaving: Leaving): Outgoing[] {
  const urgent = all.filter(({ kind }) => notificationKinds[kind].urgent);
  const others = all.filter(({ kind }) => !notificationKinds[kind].urgent);
  return [
    ...messagesAbout(urgent, leaving, leaving.now),
    ...(leaving.preferences.digest
      ? []
      : messagesAbout(others, leaving, afterQuiet(leaving.now, leaving.settings.quiet))),
  ];
}

function messagesAbout(all: readonly Notification[], leaving: Leaving, next: Date): Outgoing[] {
  return channelNames.flatMap((channel) => {
    const about = all.filter(({ kind }) => channelsFor(leaving.settings, kind).includes(channel));
    const [first] = about;
    if (!first || !isReached(leaving, channel)) return [];
    const { person, kind, number, link } = first;
    const given = { kind, what: whatOf(first), link, ...(number !== undefined && { number }) };
    return [{ ...newMessage({ person, channel, count: about.length }, leaving, next), ...given }];
  });
}

/** Whether a city has a channel, and a person an address there. */
export const isReached = ({ settings, preferences }: Leaving, channel: Channel): boolean =>
  settings.channels[channel] !== undefined && addressAt(preferences, channel) !== undefined;

/** A message that waits to be sent, from an instant on. */
export const newMessage = (
  of: Pick<Outgoing, 'person' | 'channel' | 'count'>,
  { name, now }: Pick<Leaving, 'name' | 'now'>,
  next: Date,
): Omit<Outgoing, 'what' | 'link'> => ({
  ...of,
  id: newId(now),
  name,
  at: now.toISOString(),
  state: 'pending',
  attempts: 0,
  nextAt: next.toISOString(),
});
