import { type Channel, channelNames, channels } from '@mingcha/notify/kinds';
import { Checkbox, Input } from 'antd';
import type { NotificationSettings } from '../../api/notifications.ts';
import { Field } from '../../ui/form/Field.tsx';
import { type Channels, channelFields, emptyChannels, withValue } from './channel.ts';

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
                onChange={({ target }) =>
                  change(channel, target.checked ? emptyChannels[channel] : undefined)
                }
              >
                {channels[channel]}
              </Checkbox>
            </legend>
            {given ? (
              <div className="fields">
                {channelFields[channel].map((field) => (
                  <Field
                    key={field.name}
                    label={field.label}
                    hint={field.hint}
                    at={`/channels/${channel}/${field.name}`}
                  >
                    {(id) => (
                      <Input
                        id={id}
                        disabled={disabled}
                        inputMode={field.number ? 'numeric' : 'text'}
                        maxLength={300}
                        value={given[field.name] === undefined ? '' : String(given[field.name])}
                        onChange={({ target }) => change(channel, withValue(given, field, target.value))}
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
