import { expect, it } from 'vitest';
import type { Notification } from '../api/notifications.ts';
import { restText } from './words.ts';

it('once said how many are left where they were not counted to the end', () => {
  const latest = Array.from({ length: 8 }, (_, i) => ({ id: String(i) }) as Notification);
  expect(restText({ count: 99, more: true, latest })).toBe('还有至少 91 条未读，见“全部通知”。');
  expect(restText({ count: 10, more: false, latest })).toBe('还有 2 条未读，见“全部通知”。');
  expect(restText({ count: 8, more: false, latest })).toBeUndefined();
});
