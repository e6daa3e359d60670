import { shanghaiDate } from '@mingcha/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { creditRecordsApi, useCreditKinds } from '../../api/credit/creditRecords.ts';
import type { CreditRecordDetail } from '../../api/schema.d.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LongText } from '../../ui/show/LongText.tsx';

/** Withdraws a record from publication; of a penalty it says when the decision was changed or annulled, for the clock. */
export function Withdraw({ record }: { record: CreditRecordDetail }) {
  const [asking, setAsking] = useState(false);
  if (!record.can.includes('write') || record.state !== 'in-force') return null;
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        撤下
      </Button>
      <Dialog title="撤下记录" open={asking} onClose={() => setAsking(false)}>
        <Form record={record} onClose={() => setAsking(false)} />
      </Dialog>
    </>
  );
}

interface FormProps {
  record: CreditRecordDetail;
  onClose: () => void;
}

function Form({ record, onClose }: FormProps) {
  const { kind, subject, authority, number, date, values } = record;
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [annulled, setAnnulled] = useState(typeof values.annulled === 'string' ? values.annulled : '');
  const canBeAnnulled = useCreditKinds().some(
    ({ id, fields }) => id === kind && fields.some(({ field }) => field === 'annulled'),
  );
  const act = useAct(
    () =>
      creditRecordsApi.push({
        ...{ operation: 'withdraw', kind, subject, authority, number, reason: reason.trim() },
        ...(annulled !== '' && { values: { annulled } }),
      }),
    {
      done: '已撤下',
      onDone: async () => {
        onClose();
        await client.invalidateQueries({ queryKey: ['credit-record', subject] });
        await client.invalidateQueries({ queryKey: ['credit-records'] });
        await client.invalidateQueries({ queryKey: ['credit-punctuality'] });
      },
    },
  );
  return (
    <ActForm
      ready={reason.trim() !== ''}
      act={act}
      submit="撤下"
      danger
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p>撤下后立即不再公示，记录和它的各个版本仍可查阅。</p>
      <LongText
        label="原因"
        at="/rows/0/reason"
        required
        rows={[4, 10]}
        most={300}
        value={reason}
        onChange={setReason}
      />
      {canBeAnnulled ? (
        <Field
          label="变更或撤销日期"
          at="/rows/0/annulled"
          hint="处罚决定变更、撤销的日期，撤下的期限从这一天起算；不填的，以收到之日（今天）起算，在按期情况中另计"
        >
          {(id) => (
            <Input
              id={id}
              type="date"
              min={date}
              max={shanghaiDate(new Date())}
              value={annulled}
              onChange={(event) => setAnnulled(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </ActForm>
  );
}
