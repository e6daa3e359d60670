import { channelNames, channels } from '@mingcha/notify/kinds';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { type NotificationPreferences, notificationsApi } from '../api/notifications.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { ChangedMeanwhile } from '../ui/form/ChangedMeanwhile.tsx';
import { Field } from '../ui/form/Field.tsx';
import { useRebase } from '../ui/form/useRebase.ts';
import { useSave } from '../ui/form/useSave.ts';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Loaded } from '../ui/page/Loading.tsx';

interface PreferencesDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Where and how the person who is signed in wants to be notified. */
export function PreferencesDialog({ open, onClose }: PreferencesDialogProps) {
  return (
    <Dialog title="接收方式" open={open} onClose={onClose} stays>
      <Content onClose={onClose} />
    </Dialog>
  );
}

function Content({ onClose }: { onClose: () => void }) {
  const query = useQuery({
    queryKey: ['notification-preferences'],
    queryFn: notificationsApi.preferences,
    staleTime: 0,
  });
  return (
    <Loaded query={query} lines={4}>
      {({ data, etag }) => <Form preferences={data} etag={etag} onClose={onClose} />}
    </Loaded>
  );
}

const fields = [
  { name: 'wecom', label: '政务微信账号' },
  { name: 'phone', label: '手机号' },
  { name: 'mail', label: '邮箱' },
] as const;

const texts = (of: NotificationPreferences): Record<string, string> => ({
  渠道: of.channels.map((name) => channels[name]).join('、'),
  每日汇总: of.digest ? '是' : '否',
  ...Object.fromEntries(fields.map(({ name, label }) => [label, of[name] ?? ''])),
});

interface FormProps {
  preferences: NotificationPreferences;
  etag: string;
  onClose: () => void;
}

function Form({ preferences, etag, onClose }: FormProps) {
  const form = useRebase<NotificationPreferences>(preferences, etag);
  const { value } = form;
  const save = useSave(
    form,
    'notification-preferences',
    () => notificationsApi.setPreferences(value, form.etag),
    { done: '接收方式已保存', onDone: onClose },
  );
  if (form.meanwhile) return <ChangedMeanwhile what="接收方式" of={form.meanwhile} texts={texts} />;
  return (
    <ActForm ready={form.changed} act={save} onSubmit={() => save.run(undefined)} onClose={onClose}>
      <p className="muted">
        铃铛里总有通知；另外发到哪里，由您决定。地址只有您自己能看到，发出的内容只有种类和编号。
      </p>
      <fieldset className="plain-set">
        <legend>另外发到</legend>
        <Checkbox.Group
          value={value.channels}
          options={channelNames.map((name) => ({ value: name, label: channels[name] }))}
          onChange={(chosen) => form.set({ ...value, channels: chosen })}
        />
      </fieldset>
      {fields.map(({ name, label }) => (
        <Field key={name} label={label} at={`/${name}`}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              inputMode={name === 'phone' ? 'tel' : name === 'mail' ? 'email' : 'text'}
              value={value[name] ?? ''}
              onChange={({ target }) => {
                const { [name]: _, ...others } = value;
                form.set(target.value === '' ? others : { ...others, [name]: target.value });
              }}
            />
          )}
        </Field>
      ))}
      <Checkbox
        checked={value.digest}
        onChange={({ target }) => form.set({ ...value, digest: target.checked })}
      >
        不加急的每个工作日汇总发一次
      </Checkbox>
    </ActForm>
  );
}
