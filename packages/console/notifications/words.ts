import type { Unread } from '../api/notifications.ts';

/** What is unread beyond what the bell shows; undefined where it shows all. Beyond a number nothing is counted. */
export function restText({ count, more, latest }: Unread): string | undefined {
  const rest = count - latest.length;
  return rest > 0 ? `还有${more ? '至少' : ''} ${rest} 条未读，见“全部通知”。` : undefined;
}
