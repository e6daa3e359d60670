import { CallFailed, exchange } from '@mingcha/webhooks';
import type { NotifySettings } from '../settings.ts';
import { answeredJson, type Outside, type Sender } from './adapter.ts';

type Settings = NonNullable<NotifySettings['channels']['wecom']>;

/** The token is not known, or is over. */
const staleToken = [40_014, 42_001];
const isStale = (answer: Record<string, unknown>) => staleToken.includes(Number(answer.errcode));
/** Seconds in which a repetition is dropped by the partner. */
const duplicateSeconds = 1_800;
const headers = { 'content-type': 'application/json; charset=utf-8' };

const refused = ({ errcode }: Record<string, unknown>) =>
  new CallFailed(`政务微信未接受（errcode ${Number.isInteger(errcode) ? errcode : '未知'}）`);

/**
 * 政务微信 by the API of WeCom (developer.work.weixin.qq.com: gettoken, message/send), also where a province runs it at an
 * address of its own. The token lasts for as many messages as are sent with one sender.
 */
export function wecomSender({ url, corpId, agentId }: Settings, { secret, ...options }: Outside): Sender {
  const at = (path: string, query: Record<string, string>) => {
    const base = new URL(url.endsWith('/') ? url : `${url}/`);
    return `${new URL(path, base)}?${new URLSearchParams(query)}`;
  };
  let token: Promise<string> | undefined;

  async function fetchToken(): Promise<string> {
    const path = at('cgi-bin/gettoken', { corpid: corpId, corpsecret: secret });
    const answer = answeredJson(await exchange({ method: 'GET', url: path }, options));
    if (answer.errcode !== 0 || typeof answer.access_token !== 'string') throw refused(answer);
    return answer.access_token;
  }

  async function post(body: object): Promise<Record<string, unknown>> {
    token ??= fetchToken();
    try {
      const path = at('cgi-bin/message/send', { access_token: await token });
      return answeredJson(
        await exchange({ method: 'POST', url: path, body: JSON.stringify(body), headers }, options),
      );
    } catch (error) {
      token = undefined;
      throw error;
    }
  }

  return {
    async send(touser, { title, text, url: page }) {
      const body = {
        touser,
        msgtype: 'textcard',
        agentid: agentId,
        textcard: { title, description: text, url: page, btntxt: '查看' },
        enable_duplicate_check: 1,
        duplicate_check_interval: duplicateSeconds,
      };
      let answer = await post(body);
      if (isStale(answer)) {
        token = undefined;
        answer = await post(body);
      }
      if (answer.errcode !== 0) throw refused(answer);
      if (typeof answer.invaliduser === 'string' && answer.invaliduser !== '')
        throw new CallFailed('政务微信中没有这个账号，或不在应用的可见范围');
    },
  };
}
