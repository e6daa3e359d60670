import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { hooksApi } from '../../api/reports.ts';
import type { HookEvent } from '../../api/reportTypes.ts';
import { SecretOnce } from '../../settings/SecretOnce.tsx';
import { Field } from '../../ui/Field.tsx';
import { useAct } from '../../ui/useAct.ts';
import { eventNames } from './words.ts';

interface HookDialogProps {
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Registers an address and shows the secret that signs its messages, this once. */
export function HookDialog(props: HookDialogProps) {
  return (
    <Modal
      title="新增回调"
      open={props.open}
      onCancel={props.onClose}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <Form {...props} />
    </Modal>
  );
}

function Form({ onClose, onSaved }: HookDialogProps) {
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<HookEvent[]>(['chase.issued']);
  const [secret, setSecret] = useState<string>();
  const save = useAct(() => hooksApi.add({ url: url.trim(), events }), {
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
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <Field label="地址" required hint="须以 https:// 开头，且不是内网地址。">
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
          options={Object.entries(eventNames).map(([value, label]) => ({ value: value as HookEvent, label }))}
          onChange={setEvents}
        />
      </fieldset>
      <div className="row end">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={url.trim() === '' || events.length === 0}
          loading={save.busy}
        >
          登记回调
        </Button>
      </div>
    </form>
  );
}
