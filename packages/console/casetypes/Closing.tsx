import { Button, Input } from 'antd';
import { useState } from 'react';
import { definitionsApi, type TypeDefinition } from '../api/definitions.ts';
import { ActForm } from '../ui/ActForm.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { useAct } from '../ui/useAct.ts';
import { useAsk } from '../ui/useAsk.tsx';
import { useChangedDefinition } from './queries.ts';

interface ClosingProps {
  found: TypeDefinition;
  etag: string;
}

/** The button that stops or resumes the opening of cases of a type. */
export function Closing({ found, etag }: ClosingProps) {
  const { name, title, can } = found;
  const [closing, setClosing] = useState(false);
  const changed = useChangedDefinition(name);
  const onProblem = ({ status }: { status: number }) => {
    if (status === 412 || status === 409) changed();
    return false;
  };
  const reopen = useAct(() => definitionsApi.reopen(name, etag), {
    done: '已恢复受理',
    onDone: changed,
    onProblem,
  });
  const askReopen = useAsk(reopen);
  if (can.includes('reopen'))
    return (
      <Button
        onClick={() =>
          askReopen(undefined, {
            title: `恢复受理“${title}”？`,
            content: '此后可以登记新的事项。',
            okText: '恢复受理',
          })
        }
      >
        恢复受理
      </Button>
    );
  if (!can.includes('close')) return null;
  return (
    <>
      <Button onClick={() => setClosing(true)}>停止受理</Button>
      <Dialog title={`停止受理“${title}”`} open={closing} onClose={() => setClosing(false)} stays>
        <CloseForm
          name={name}
          etag={etag}
          onProblem={onProblem}
          onDone={(answer) => {
            changed(answer);
            setClosing(false);
          }}
          onClose={() => setClosing(false)}
        />
      </Dialog>
    </>
  );
}

interface CloseFormProps {
  name: string;
  etag: string;
  onProblem: (problem: { status: number }) => boolean;
  onDone: ReturnType<typeof useChangedDefinition>;
  onClose: () => void;
}

function CloseForm({ name, etag, onProblem, onDone, onClose }: CloseFormProps) {
  const [reason, setReason] = useState('');
  const close = useAct(() => definitionsApi.close(name, reason.trim(), etag), {
    done: '已停止受理',
    onDone,
    onProblem,
  });
  return (
    <ActForm
      ready={reason.trim().length >= 2}
      missing={reason.trim().length >= 2 ? [] : ['理由']}
      act={close}
      submit="停止受理"
      danger
      onSubmit={() => close.run(undefined)}
      onClose={onClose}
    >
      <p>此后不能再登记，已登记的照常办理。可以随时恢复。</p>
      <Field label="理由" required at="/reason" hint="登记时会看到，审计日志会记下。">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder="例如：并入 12345 热线"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActForm>
  );
}
