import { Button, Input } from 'antd';
import { useState } from 'react';
import { definitionsApi, type TypeDefinition } from '../api/cases/definitions.ts';
import { useMe } from '../session/me.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { isOfProvince } from './own.ts';
import { useChangedDefinition } from './queries.ts';

/** A city stops taking cases of a type; a province stops offering it to its cities. */
const closingWords = (ofProvince: boolean) =>
  ofProvince
    ? {
        stop: '停止提供',
        resume: '恢复提供',
        stopped: '此后各市不能再采用，已采用的可以继续使用。',
        resumed: '此后各市可以采用。',
        seen: '各市会看到，审计日志会记下。',
      }
    : {
        stop: '停止受理',
        resume: '恢复受理',
        stopped: '此后不能再登记，已登记的照常办理。',
        resumed: '此后可以登记新的事项。',
        seen: '登记时会看到，审计日志会记下。',
      };

interface ClosingProps {
  found: TypeDefinition;
  etag: string;
}

/** The button that stops or resumes the opening of cases of a type. */
export function Closing({ found, etag }: ClosingProps) {
  const { name, title, can } = found;
  const [closing, setClosing] = useState(false);
  const words = closingWords(isOfProvince(useMe()));
  const changed = useChangedDefinition(name);
  const onProblem = ({ status }: { status: number }) => {
    if (status === 412 || status === 409) changed();
    return false;
  };
  const reopen = useAct(() => definitionsApi.reopen(name, etag), {
    done: `已${words.resume}`,
    onDone: changed,
    onProblem,
  });
  const askReopen = useAsk(reopen);
  if (can.includes('reopen'))
    return (
      <Button
        onClick={() =>
          askReopen(undefined, {
            title: `${words.resume}“${title}”？`,
            content: words.resumed,
            okText: words.resume,
          })
        }
      >
        {words.resume}
      </Button>
    );
  if (!can.includes('close')) return null;
  return (
    <>
      <Button onClick={() => setClosing(true)}>{words.stop}</Button>
      <Dialog title={`${words.stop}“${title}”`} open={closing} onClose={() => setClosing(false)} stays>
        <CloseForm
          words={words}
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
  words: ReturnType<typeof closingWords>;
  name: string;
  etag: string;
  onProblem: (problem: { status: number }) => boolean;
  onDone: ReturnType<typeof useChangedDefinition>;
  onClose: () => void;
}

function CloseForm({ words, name, etag, onProblem, onDone, onClose }: CloseFormProps) {
  const [reason, setReason] = useState('');
  const close = useAct(() => definitionsApi.close(name, reason.trim(), etag), {
    done: `已${words.stop}`,
    onDone,
    onProblem,
  });
  return (
    <ActForm
      ready={reason.trim().length >= 2}
      missing={reason.trim().length >= 2 ? [] : ['理由']}
      act={close}
      submit={words.stop}
      danger
      onSubmit={() => close.run(undefined)}
      onClose={onClose}
    >
      <p>{words.stopped}可以随时恢复。</p>
      <Field label="理由" required at="/reason" hint={words.seen}>
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
