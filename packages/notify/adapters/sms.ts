import { CallFailed, exchange, secretPrefix, signedHeaders } from '@mingcha/webhooks';
import { notificationKinds } from '../kinds.ts';
import type { NotifySettings } from '../settings.ts';
import { answeredJson, type Outside, type Sender } from './adapter.ts';

type Settings = NonNullable<NotifySettings['channels']['sms']>;

/** Gateways refuse longer values of a template. */
const longestParameter = 40;

/**
 * A gateway that sends text messages by template. It gets `{id, phone, template, params: {kind, number}}`, signed as webhooks
 * are, and answers `{"accepted": true}`; the same `id` is the same message. Nothing but the kind and the number is in it.
 */
export function smsSender(
  { url, template }: Settings,
  { secret, now, ...options }: Outside & { now: () => Date },
): Sender {
  const key = secretPrefix + Buffer.from(secret).toString('base64');
  return {
    async send(phone, { id, kind, number = '' }) {
      const title = kind === undefined ? '未读通知汇总' : notificationKinds[kind].title;
      const params = { kind: title, number: number.slice(0, longestParameter) };
      const body = JSON.stringify({ id, phone, template, params });
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        ...signedHeaders(key, id, body, now()),
      };
      const answer = answeredJson(await exchange({ method: 'POST', url, body, headers }, options));
      if (answer.accepted !== true) throw new CallFailed('短信网关未接受');
    },
  };
}
