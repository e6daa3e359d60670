import '@hono/zod-openapi';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { type Channel, channelNames } from './kinds.ts';

/** Where and how somebody wants to be notified. Their own alone: nobody else reads the addresses. */
export const notifyPreferences = z
  .object({
    channels: z.array(z.enum(channelNames)).max(channelNames.length),
    digest: z.boolean().openapi({ description: '不加急的通知每个工作日汇总发送一次' }),
    wecom: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}$/, '应为政务微信的账号')
      .optional(),
    phone: z
      .string()
      .trim()
      .regex(/^1\d{10}$/, '应为 11 位手机号')
      .optional(),
    mail: z.email('应为邮件地址').max(200).optional(),
  })
  .strict()
  .openapi('NotificationPreferences');
export type NotifyPreferences = z.infer<typeof notifyPreferences>;

type Kept = NotifyPreferences & { person: string };

export const preferencesEntity = defineEntity<Kept>()({
  name: 'NOTIFYPREFS',
  key: (of: { person: string }) => ({ partition: [], sort: [of.person] }),
});

export const defaultPreferences: NotifyPreferences = { channels: [...channelNames], digest: false };

/** What somebody has set, or what everybody begins with, with lock 0. */
export async function loadPreferences(
  store: TenantStore,
  person: string,
): Promise<Stored<NotifyPreferences>> {
  const found = await store.get(preferencesEntity, { person });
  if (!found) return { ...defaultPreferences, lock: 0 };
  const { person: _, ...preferences } = found;
  return preferences;
}

/** Those of all people who have set any, by person. */
export const loadAllPreferences = async (store: TenantStore): Promise<Map<string, NotifyPreferences>> =>
  new Map((await queryAll(store, preferencesEntity, [])).map((one) => [one.person, one]));

/** The address of somebody at a channel; undefined where they gave none or do not want it. */
export function addressAt(of: NotifyPreferences, channel: Channel): string | undefined {
  if (!of.channels.includes(channel)) return undefined;
  return channel === 'sms' ? of.phone : of[channel];
}
