import { type Channel, channelNames, channels } from '@mingcha/notify/kinds';
import { Checkbox, Input } from 'antd';
import type { NotificationSettings } from '../../api/notifications.ts';
import { Field } from '../../ui/form/Field.tsx';

type Channels = NotificationSettings['channels'];

/** What a channel begins with when it is chosen. */
const empty: Required<Channels> = {
  wecom: { url: 'https://qyapi.weixin.qq.com', corpId: '', agentId: 1, secret: '' },
  sms: { url: '', template: '', secret: '' },
  mail: { host: '', port: 465, secure: true, from: '', user: '', secret: '' },
};

type Shown = { name: string; label: string; hint?: string; number?: true };
const fields: Record<Channel, readonly Shown[]> = {
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
    { name: 'user', label: '账号', hint: '不需要登录的不填' },
    { name: 'secret', label: '邮件密钥编号', hint: '账号的密码' },
  ],
};

interface ChannelFieldsProps {
  value: NotificationSettings;
  disabled: boolean;
  set: (part: Partial<NotificationSettings>) => void;
}

/** Each channel of the city, with where it is reached. */
export function ChannelFields({ value, disabled, set }: ChannelFieldsProps) {
  const change = (name: Channel, to: object | undefined) => {
    const { [name]: _, ...others } = value.channels;
    set({ channels: (to ? { ...others, [name]: to } : others) as Channels });
  };
  return (
    <>
      {channelNames.map((channel) => {
        const given = value.channels[channel] as Record<string, unknown> | undefined;
        return (
          <fieldset key={channel} className="plain-set channel">
            <legend>
              <Checkbox
                disabled={disabled}
                checked={given !== undefined}
                onChange={({ target }) => change(channel, target.checked ? empty[channel] : undefined)}
              >
                {channels[channel]}
              </Checkbox>
            </legend>
            {given ? (
              <div className="fields">
                {fields[channel].map(({ name, label, hint, number }) => (
                  <Field key={name} label={label} hint={hint} at={`/channels/${channel}/${name}`}>
                    {(id) => (
                      <Input
                        id={id}
                        disabled={disabled}
                        inputMode={number ? 'numeric' : 'text'}
                        maxLength={300}
                        value={given[name] === undefined ? '' : String(given[name])}
                        onChange={({ target }) =>
                          change(channel, withValue(given, name, target.value, number === true))
                        }
                      />
                    )}
                  </Field>
                ))}
                {channel === 'mail' ? (
                  <Checkbox
                    disabled={disabled}
                    checked={given.secure === true}
                    onChange={({ target }) => change(channel, { ...given, secure: target.checked })}
                  >
                    一连接就加密（465 端口）；不选为先连接再加密（587 端口）
                  </Checkbox>
                ) : null}
              </div>
            ) : null}
          </fieldset>
        );
      })}
    </>
  );
}

/** A channel with a field as it was typed; what is optional and empty is left out. */
function withValue(given: Record<string, unknown>, name: string, text: string, isNumber: boolean) {
  const { [name]: _, ...others } = given;
  if (isNumber) return { ...others, [name]: Number(text.replace(/\D/g, '')) };
  return text === '' && name === 'user' ? others : { ...others, [name]: text };
}
