import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { witnessesApi } from '../../api/draws/witnesses.ts';
import type { CityWitness, ListedWitness } from '../../api/types.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { heldWords, outsideText } from '../words.ts';

/** What is to be decided about a city's witness. */
export interface Deciding {
  of: CityWitness;
  what: 'confirm' | 'refuse';
}

interface DecideDialogProps {
  deciding: Deciding | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** Confirms a city's witness, or refuses it with a reason: as it is read now, so that nothing else is decided on. */
export function DecideDialog({ deciding, onClose, onDone }: DecideDialogProps) {
  const word = deciding?.what === 'refuse' ? '不予确认' : '确认';
  return (
    <Dialog title={`${word}${deciding?.of.name ?? ''}`} open={deciding !== undefined} onClose={onClose}>
      {deciding ? <Read deciding={deciding} onClose={onClose} onDone={onDone} /> : null}
    </Dialog>
  );
}

type PartProps = DecideDialogProps & { deciding: Deciding };

function Read(props: PartProps) {
  const { city, id } = props.deciding.of;
  const query = useQuery({
    queryKey: ['province', 'witness', city, id],
    queryFn: () => witnessesApi.ofCity({ city, id }),
    staleTime: 0,
    gcTime: 0,
  });
  return <Loaded query={query}>{({ data, etag }) => <Form {...props} witness={data} etag={etag} />}</Loaded>;
}

type FormProps = PartProps & { witness: ListedWitness; etag: string };

function Form({ deciding: { of, what }, witness, etag, onClose, onDone }: FormProps) {
  const [reason, setReason] = useState('');
  const refuses = what === 'refuse';
  const act = useAct(
    () => (refuses ? witnessesApi.refuse(of, reason.trim(), etag) : witnessesApi.confirm(of, etag)),
    {
      done: '已载入该市公开日志',
      onDone: () => {
        onDone();
        onClose();
      },
    },
  );
  return (
    <ActForm
      ready={!refuses || reason.trim().length >= 4}
      act={act}
      submit={refuses ? '不予确认' : '确认'}
      danger={refuses}
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <dl className="facts">
        <dt>见证方</dt>
        <dd>
          {witness.name}（{of.cityName}登记，编号 {witness.id}）
        </dd>
        <dt>单位</dt>
        <dd>{outsideText(witness)}</dd>
        <dt>密钥</dt>
        <dd>{heldWords[witness.held]}</dd>
        <dt>公钥</dt>
        <dd className="mono small">{witness.key}</dd>
      </dl>
      {refuses ? (
        <LongText
          label="原因（所在市可见）"
          at="/reason"
          required
          hint="不少于 4 个字。不予确认的，要求确认时不能参加新的抽查；已公开承诺的抽查不受影响。"
          value={reason}
          onChange={setReason}
        />
      ) : (
        <p>请用所在市以外的途径（例如公证处公布的电话）联系见证方，核对上面的名称和公钥是它自己的。</p>
      )}
    </ActForm>
  );
}
