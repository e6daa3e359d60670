import { boardNames } from '@mingcha/kernel/labels';
import { Radio } from 'antd';
import { useState } from 'react';
import { boardsApi } from '../../api/measures/reports.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { RoundSelect } from '../rounds/RoundSelect.tsx';

interface EntryDialogProps {
  notice: string;
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Proposes a unit for a board. */
export function EntryDialog(props: EntryDialogProps) {
  return (
    <Dialog title="列入榜单" open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ notice, onClose, onSaved }: EntryDialogProps) {
  const [board, setBoard] = useState<'red' | 'black'>('red');
  const [dept, setDept] = useState<string>();
  const [round, setRound] = useState<string>();
  const [reason, setReason] = useState('');
  const save = useAct(
    () => boardsApi.add(notice, { board, dept: dept!, reason: reason.trim(), ...(round ? { round } : {}) }),
    {
      done: '已列入，待公示',
      onDone: () => {
        onSaved();
        onClose();
      },
    },
  );
  return (
    <ActForm
      ready={dept !== undefined && reason.trim() !== ''}
      act={save}
      submit="列入"
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <fieldset className="plain-set">
        <legend>榜单</legend>
        <Radio.Group
          value={board}
          options={[
            { value: 'red', label: boardNames.red },
            { value: 'black', label: boardNames.black },
          ]}
          onChange={(event) => setBoard(event.target.value)}
        />
      </fieldset>
      <Field label="单位" required at="/dept">
        {(id) => <DeptSelect id={id} value={dept} onChange={setDept} />}
      </Field>
      <Field label="轮次" at="/round">
        {(id) => <RoundSelect id={id} notice={notice} all="不限轮次" value={round} onChange={setRound} />}
      </Field>
      <LongText
        label="事由"
        at="/reason"
        required
        hint="公示时一并展示，请勿写入个人信息。"
        value={reason}
        onChange={setReason}
      />
    </ActForm>
  );
}
