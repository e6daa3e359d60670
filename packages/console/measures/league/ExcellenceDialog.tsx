import { useQueryClient } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { useState } from 'react';
import { leagueApi } from '../../api/measures/reports.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';

interface ExcellenceDialogProps {
  notice: string;
  open: boolean;
  onClose: () => void;
}

/** Gives a unit points for excellence, with the reason. */
export function ExcellenceDialog(props: ExcellenceDialogProps) {
  return (
    <Dialog title="加创优分" open={props.open} onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ notice, onClose }: ExcellenceDialogProps) {
  const client = useQueryClient();
  const [dept, setDept] = useState<string>();
  const [points, setPoints] = useState(1);
  const [reason, setReason] = useState('');
  const save = useAct(() => leagueApi.addExcellence(notice, { dept: dept!, points, reason: reason.trim() }), {
    done: '已加分',
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['excellence'] });
      void client.invalidateQueries({ queryKey: ['league'] });
      onClose();
    },
  });
  return (
    <ActForm
      ready={dept !== undefined && reason.trim() !== ''}
      act={save}
      submit="加分"
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <div className="fields">
        <Field label="单位" required at="/dept">
          {(id) => <DeptSelect id={id} value={dept} onChange={setDept} />}
        </Field>
        <Field label="分值" required at="/points">
          {(id) => (
            <InputNumber
              id={id}
              min={0.5}
              max={20}
              step={0.5}
              style={{ width: '100%' }}
              value={points}
              onChange={(next) => setPoints(next ?? 1)}
            />
          )}
        </Field>
        <LongText
          label="事由"
          at="/reason"
          required
          wide
          hint="例如：经验被省级推广、获得表彰；写明文号或日期。"
          rows={[2, 6]}
          value={reason}
          onChange={setReason}
        />
      </div>
    </ActForm>
  );
}
