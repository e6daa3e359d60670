import { channels, channelsFor, notificationKindNames, notificationKinds } from '@mingcha/notify/kinds';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { type NotificationSettings, notificationsApi } from '../../api/notifications.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Field } from '../../ui/form/Field.tsx';
import { SettingsForm } from '../../ui/form/SettingsForm.tsx';
import { useRebase } from '../../ui/form/useRebase.ts';
import { useSave } from '../../ui/form/useSave.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { ChannelFields } from './ChannelFields.tsx';
import { KindTable } from './KindTable.tsx';

const texts = (settings: NotificationSettings): Record<string, string> => ({
  渠道: Object.keys(settings.channels)
    .map((name) => channels[name as keyof typeof channels])
    .join('、'),
  免打扰时段: settings.quiet ? `${settings.quiet.from} 至 ${settings.quiet.until}` : '不设',
  汇总时间: settings.digestAt,
  ...Object.fromEntries(
    notificationKindNames.map((kind) => [
      notificationKinds[kind].title,
      channelsFor(settings, kind)
        .map((name) => channels[name])
        .join('、'),
    ]),
  ),
});

/** How the city notifies its people outside of the console. */
export function NotifyTab() {
  const query = useQuery({ queryKey: ['notification-settings'], queryFn: notificationsApi.settings });
  return (
    <Loaded query={query} lines={8}>
      {({ data, etag }) => <Form settings={data} etag={etag} />}
    </Loaded>
  );
}

function Form({ settings, etag }: { settings: NotificationSettings; etag: string }) {
  const writable = permits(useMe(), 'tenancy:write');
  const form = useRebase<NotificationSettings>(settings, etag);
  const { value } = form;
  const set = (part: Partial<NotificationSettings>) => form.set({ ...value, ...part });
  const save = useSave(form, 'notification-settings', () => notificationsApi.setSettings(value, form.etag), {
    done: '通知设置已保存',
  });
  return (
    <SettingsForm
      className="stack policy"
      form={form}
      save={save}
      writable={writable}
      what="通知设置"
      texts={texts}
      button="保存通知设置"
    >
      <Panel
        title="渠道"
        about="铃铛里的通知总是有的；设置了渠道，才另外发到手机和邮箱。发出的内容只有种类和编号，没有姓名和事由。密钥由运维人员存入密钥库，这里只填编号。"
      >
        <ChannelFields value={value} disabled={!writable} set={set} />
      </Panel>
      <Panel title="各类通知经哪些渠道发出" about="加急的不受免打扰时段限制，也不并入汇总。">
        <KindTable value={value} disabled={!writable} set={set} />
      </Panel>
      <Panel title="免打扰和汇总" about="按北京时间。汇总只在工作日发，本人选择汇总的才会收到。">
        <Checkbox
          disabled={!writable}
          checked={value.quiet !== null}
          onChange={({ target }) => set({ quiet: target.checked ? { from: '21:00', until: '08:00' } : null })}
        >
          设免打扰时段
        </Checkbox>
        <div className="fields">
          {value.quiet ? (
            <>
              <Time
                label="免打扰从"
                at="/quiet/from"
                disabled={!writable}
                value={value.quiet.from}
                set={(from) => set({ quiet: { ...value.quiet!, from } })}
              />
              <Time
                label="免打扰到"
                at="/quiet/until"
                disabled={!writable}
                value={value.quiet.until}
                set={(until) => set({ quiet: { ...value.quiet!, until } })}
              />
            </>
          ) : null}
          <Time
            label="汇总时间"
            at="/digestAt"
            disabled={!writable}
            value={value.digestAt}
            set={(digestAt) => set({ digestAt })}
          />
        </div>
      </Panel>
    </SettingsForm>
  );
}

interface TimeProps {
  label: string;
  at: string;
  disabled: boolean;
  value: string;
  set: (value: string) => void;
}

function Time({ label, at, disabled, value, set }: TimeProps) {
  return (
    <Field label={label} required at={at}>
      {(id) => (
        <Input
          id={id}
          type="time"
          disabled={disabled}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Field>
  );
}
