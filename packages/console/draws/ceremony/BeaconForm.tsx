import { Button, Input } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/form/Field.tsx';

interface BeaconFormProps {
  round: number;
  busy: boolean;
  onSend: (signature: string) => void;
}

/** Where the city cannot reach the beacon: somebody brings the round's signature, and the server verifies it. */
export function BeaconForm({ round, busy, onSend }: BeaconFormProps) {
  const [text, setText] = useState('');
  const signature = text.replace(/\s/g, '').toLowerCase();
  const wellFormed = /^[0-9a-f]{96}$/.test(signature);
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(signature);
      }}
    >
      <Field
        label={`第 ${round} 轮的信标签名`}
        hint="在能上网的电脑上打开公共信标网站，复制这一轮的 signature（96 位）。系统会用信标公钥核验，填错或伪造都会被拒绝。"
        error={signature && !wellFormed ? '应为 96 位十六进制字符' : undefined}
      >
        {(id) => (
          <Input.TextArea
            id={id}
            className="mono"
            autoSize={{ minRows: 2 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button htmlType="submit" disabled={!wellFormed} loading={busy}>
          核验签名并执行抽取
        </Button>
      </div>
    </form>
  );
}
