import {
  actorOf,
  allow,
  audit,
  auditChanges,
  createRoute,
  etagResponse,
  itemResponse,
  jsonBody,
  newRouter,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { type Clock, type FieldError, problems } from '@mingcha/kernel';
import { put } from '@mingcha/store';
import { addressFault } from '@mingcha/webhooks';
import { persons } from './bellRoutes.ts';
import { channelNames, channels, channelsFor, notificationKindNames, notificationKinds } from './kinds.ts';
import { loadPreferences, notifyPreferences, preferencesEntity } from './preferences.ts';
import { loadNotifySettings, type NotifySettings, notifySettings, notifySettingsEntity } from './settings.ts';

const tags = ['通知'];

const getSettings = createRoute({
  method: 'get',
  path: '/v1/notification-settings',
  tags,
  operationId: 'getNotificationSettings',
  summary: '本市的通知设置：渠道、各类通知经哪些渠道、免打扰时段、汇总时间',
  middleware: [allow('tenancy:read')],
  responses: { 200: etagResponse('通知设置', notifySettings), ...problemResponses },
});
const putSettings = createRoute({
  method: 'put',
  path: '/v1/notification-settings',
  tags,
  operationId: 'putNotificationSettings',
  summary: '修改本市的通知设置；密钥只填编号',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: jsonBody(notifySettings),
  responses: { 200: etagResponse('通知设置', notifySettings), ...problemResponses },
});
const getPreferences = createRoute({
  method: 'get',
  path: '/v1/me/notification-preferences',
  tags,
  operationId: 'getNotificationPreferences',
  summary: '本人接收通知的方式',
  middleware: [persons],
  responses: { 200: etagResponse('接收方式', notifyPreferences), ...problemResponses },
});
const putPreferences = createRoute({
  method: 'put',
  path: '/v1/me/notification-preferences',
  tags,
  operationId: 'putNotificationPreferences',
  summary: '修改本人接收通知的方式；地址只有本人能看到',
  precondition: 'if-match',
  middleware: [persons],
  request: jsonBody(notifyPreferences),
  responses: { 200: etagResponse('接收方式', notifyPreferences), ...problemResponses },
});

/** Ports of mail; and those that are nobody's but who runs a service there. */
const mailPorts = [25, 465, 587];
const lowestOwnPort = 1_024;

/** What is wrong with where a city wants to be called, at its field. */
function faultsOf({ channels: { wecom, sms, mail } }: NotifySettings, allowPrivate: boolean): FieldError[] {
  const faults: FieldError[] = [];
  for (const [name, url] of [
    ['wecom', wecom?.url],
    ['sms', sms?.url],
  ] as const) {
    const message = url === undefined ? undefined : addressFault(url, allowPrivate);
    if (message !== undefined) faults.push({ pointer: `/channels/${name}/url`, message });
  }
  if (!mail) return faults;
  const host = allowPrivate ? undefined : addressFault(`https://${mail.host}/`, false);
  if (host !== undefined)
    faults.push({ pointer: '/channels/mail/host', message: '应为公网上邮件服务器的域名' });
  if (!allowPrivate && !mailPorts.includes(mail.port) && mail.port < lowestOwnPort)
    faults.push({ pointer: '/channels/mail/port', message: '端口应为 25、465、587 或不小于 1024' });
  if (mail.user !== undefined && mail.secret === undefined)
    faults.push({ pointer: '/channels/mail/secret', message: '填写了账号，还需要密码的密钥编号' });
  return faults;
}

const labels = { channels: '通知渠道', kinds: '各类通知的渠道', quiet: '免打扰时段', digestAt: '汇总时间' };

/** Settings as the audit log shows them: channels by name, nothing of an address or a key. */
function shown(settings: NotifySettings) {
  const { quiet, digestAt } = settings;
  return {
    channels: channelNames.flatMap((name) => (settings.channels[name] ? [channels[name]] : [])),
    kinds: notificationKindNames.map((kind) => {
      const names = channelsFor(settings, kind).map((name) => channels[name]);
      return `${notificationKinds[kind].title}：${names.join('、') || '不发出'}`;
    }),
    quiet: quiet ? `${quiet.from} 至 ${quiet.until}` : '不设',
    digestAt,
  };
}

type Deps = { clock: Clock; allowPrivateWebhooks?: boolean | undefined };

/** How a city notifies its people, and how a person wants to be notified. */
export const settingsRoutes = ({ clock, allowPrivateWebhooks = false }: Deps) =>
  newRouter()
    .openapi(getSettings, async (c) => c.json(itemResponse(c, await loadNotifySettings(c.var.store)), 200))
    .openapi(putSettings, async (c) => {
      const { store, principal } = c.var;
      const before = await loadNotifySettings(store);
      const lock = requireLock(c, before);
      const wanted = c.req.valid('json');
      const faults = faultsOf(wanted, allowPrivateWebhooks);
      if (faults.length > 0) throw problems.invalid(faults);
      const object = { id: store.tenant, name: '通知设置' };
      const changes = auditChanges(shown(before), shown(wanted), labels);
      await store.write(
        put(notifySettingsEntity, wanted, before),
        ...audit(clock, actorOf(principal), 'notify.settings', object, { changes }),
      );
      return c.json(itemResponse(c, { ...wanted, lock: lock + 1 }), 200);
    })
    .openapi(getPreferences, async (c) =>
      c.json(itemResponse(c, await loadPreferences(c.var.store, c.var.principal.sub)), 200),
    )
    .openapi(putPreferences, async (c) => {
      const { store, principal } = c.var;
      const before = await loadPreferences(store, principal.sub);
      const lock = requireLock(c, before);
      const wanted = c.req.valid('json');
      const object = { id: principal.sub, name: principal.name };
      await store.write(
        put(preferencesEntity, { ...wanted, person: principal.sub }, before),
        // That they changed, and no address.
        ...audit(clock, actorOf(principal), 'notify.preferences', object),
      );
      return c.json(itemResponse(c, { ...wanted, lock: lock + 1 }), 200);
    });
