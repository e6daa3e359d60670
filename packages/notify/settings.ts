import '@hono/zod-openapi';
import { atOnce, defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { channelNames, notificationKindNames } from './kinds.ts';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 24 小时制的时间，如 21:30')
  .openapi({ example: '21:30' });
const secret = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '应为密钥的编号：小写字母、数字或连字符，不超过 40 位')
  .openapi({ description: '密钥的编号；密钥本身由运维人员存入密钥库，不经过本系统的页面' });
const address = z.string().trim().min(1).max(300);

const wecom = z
  .object({
    url: address.openapi({ description: '政务微信接口地址', example: 'https://qyapi.weixin.qq.com' }),
    corpId: z.string().trim().min(1).max(80),
    agentId: z.number().int().min(1).max(2_000_000_000),
    secret,
  })
  .strict();
const sms = z
  .object({
    url: address.openapi({ description: '短信网关地址', example: 'https://sms.example.gov.cn/send' }),
    template: z.string().trim().min(1).max(60).openapi({ description: '模板编号' }),
    secret,
  })
  .strict();
const mail = z
  .object({
    host: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/, '应为邮件服务器的域名'),
    port: z.number().int().min(1).max(65_535),
    secure: z.boolean().openapi({ description: 'true 为一开始就加密（465），false 为先连接再加密（587）' }),
    user: z.string().trim().min(1).max(120).optional(),
    from: z.email('应为邮件地址').max(200),
    secret: secret.optional(),
  })
  .strict();

/** How a city notifies its people outside of the console. */
export const notifySettings = z
  .object({
    channels: z.object({ wecom: wecom.optional(), sms: sms.optional(), mail: mail.optional() }).strict(),
    kinds: z
      .partialRecord(z.enum(notificationKindNames), z.array(z.enum(channelNames)).max(channelNames.length))
      .openapi({ description: '各类通知经哪些渠道发出；没有写的用默认' }),
    quiet: z
      .object({ from: time, until: time })
      .strict()
      .nullable()
      .openapi({ description: '免打扰时段，可跨零点；加急的通知照发' }),
    digestAt: time.openapi({ description: '每个工作日发送汇总的时间' }),
  })
  .strict()
  .openapi('NotificationSettings');
export type NotifySettings = z.infer<typeof notifySettings>;

export const defaultNotifySettings: NotifySettings = {
  channels: {},
  kinds: {},
  quiet: { from: '21:00', until: '08:00' },
  digestAt: '08:30',
};

export const notifySettingsEntity = defineEntity<NotifySettings>()({
  name: 'NOTIFYSETTINGS',
  key: () => ({ partition: [], sort: ['self'] }),
  // The hour of the digest is part of it.
  due: () => atOnce,
});

/** A city's settings, or those that every city begins with, with lock 0. */
export async function loadNotifySettings(store: TenantStore): Promise<Stored<NotifySettings>> {
  return (await store.get(notifySettingsEntity, {})) ?? { ...defaultNotifySettings, lock: 0 };
}
