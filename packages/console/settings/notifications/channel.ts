import type { Channel } from '@mingcha/notify/kinds';
import type { NotificationSettings } from '../../api/notifications.ts';

export type Channels = NotificationSettings['channels'];

/** What a channel begins with when it is chosen. */
export const emptyChannels: Required<Channels> = {
  wecom: { url: 'https://qyapi.weixin.qq.com', corpId: '', agentId: 1, secret: '' },
  sms: { url: '', template: '', secret: '' },
  mail: { host: '', port: 465, secure: true, from: '' },
};

type ChannelField = { name: string; label: string; hint?: string; number?: true; optional?: true };

/** What is asked of each channel. */
export const channelFields: Record<Channel, readonly ChannelField[]> = {
  wecom: [
    { name: 'url', label: '接口地址', hint: '以 https:// 开头；省里自建的填自建的地址' },
    { name: 'corpId', label: '企业编号', hint: 'CorpID' },
    { name: 'agentId', label: '应用编号', hint: 'AgentId', number: true },
    { name: 'secret', label: '政务微信密钥编号' },
  ],
  sms: [
    { name: 'url', label: '网关地址', hint: '以 https:// 开头' },
    { name: 'template', label: '模板编号', hint: '模板只有种类和编号两个参数' },
    { name: 'secret', label: '短信密钥编号' },
  ],
  mail: [
    { name: 'host', label: '邮件服务器' },
    { name: 'port', label: '端口', number: true },
    { name: 'from', label: '发件地址' },
    { name: 'user', label: '账号', hint: '不需要登录的不填', optional: true },
    { name: 'secret', label: '邮件密钥编号', hint: '账号的密码', optional: true },
  ],
};

/** A channel with a field as it was typed; what is optional and empty is left out. */
export function withValue(
  given: Record<string, unknown>,
  { name, number, optional }: ChannelField,
  text: string,
): Record<string, unknown> {
  const { [name]: _, ...others } = given;
  if (number) return { ...others, [name]: Number(text.replace(/\D/g, '')) };
  return text === '' && optional ? others : { ...others, [name]: text };
}
