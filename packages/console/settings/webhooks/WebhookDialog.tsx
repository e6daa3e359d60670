import { webhookEvents, webhookEventTypes } from '@mingcha/webhooks/events';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { type Webhook, webhooksApi } from '../../api/webhooks.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { SecretOnce } from '../SecretOnce.tsx';

interface WebhookDialogProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Registers an address and shows the secret that signs its messages, this once. */
export function WebhookDialog(props: WebhookDialogProps) {
  return (
    <Dialog title="新增回调" open={props.open} onClose={props.onClose} stays>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ onClose, onSaved }: WebhookDialogProps) {
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<Webhook['events']>(['chase.issued']);
  const [secret, setSecret] = useState<string>();
  const save = useAct(() => webhooksApi.add({ url: url.trim(), events }), {
    onDone: ({ data }) => {
      onSaved();
      setSecret(data.secret);
    },
  });
  if (secret) {
    return (
      <SecretOnce
        lines={[{ name: '签名密钥', text: secret }]}
        note="密钥只显示这一次，用来核对消息确实由本系统发出。请立即保存到对接系统的密钥库。"
        onClose={onClose}
      />
    );
  }
  return (
    <ActForm
      ready={url.trim() !== '' && events.length > 0}
      act={save}
      submit="登记回调"
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Field label="地址" required at="/url" hint="须以 https:// 开头，且不是内网地址。">
        {(id) => (
          <Input
            id={id}
            maxLength={500}
            placeholder="https://"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="plain-set">
        <legend>接收的消息</legend>
        <Checkbox.Group
          value={events}
          options={webhookEventTypes.map((value) => ({ value, label: webhookEvents[value].title }))}
          onChange={setEvents}
        />
      </fieldset>
    </ActForm>
  );
}
