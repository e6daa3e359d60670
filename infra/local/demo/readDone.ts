import type { Caller } from './caller.ts';

/** Days after which somebody has read what they were notified of, whatever it was. */
const longestUnread = 14;

type Told = { id: string; link: string; at: string; readAt?: string };

/**
 * Somebody's notifications as they stand in a working office: unread is what still waits for them, and what is not long
 * ago and no case. All else they have read.
 */
export async function readWhatIsDone(call: Caller, now: Date): Promise<void> {
  const [told, inbox] = await Promise.all([
    call('GET', '/v1/me/notifications?limit=200'),
    call('GET', '/v1/inbox'),
  ]);
  const waiting = (inbox.body.items as { type: string; id: string }[]).map(
    ({ type, id }) => `/cases/${type}/${id}`,
  );
  const since = new Date(now.getTime() - longestUnread * 86_400_000).toISOString();
  const isLeft = ({ link, at }: Told) =>
    link.startsWith('/cases/')
      ? waiting.includes(link)
      : link === '/inbox'
        ? waiting.length > 0
        : at >= since;
  const unread = (told.body.items as Told[]).filter(({ readAt }) => readAt === undefined);
  const done = unread.filter((one) => !isLeft(one));
  // The newest stand first: what is older than all that is left is read at once.
  const older = unread.slice(unread.findLastIndex(isLeft) + 1);
  if (older[0]) await call('POST', '/v1/me/notifications/read-all', { json: { until: older[0].id } });
  for (const { id } of done.filter((one) => !older.includes(one)))
    await call('POST', `/v1/me/notifications/${id}/read`);
}
