import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { definitionsApi, type TypeOffer } from '../api/cases/definitions.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { instant } from '../ui/show/format.ts';
import { LongText } from '../ui/show/LongText.tsx';
import { useChangedDefinition } from './queries.ts';

interface AdoptDialogProps {
  open: boolean;
  onClose: () => void;
  /** The only type that can be chosen; all that the province offers, where it is not given. */
  only?: string;
}

/** Takes what the province has published as the draft of a type. */
export function AdoptDialog({ open, onClose, only }: AdoptDialogProps) {
  return (
    <Dialog title="从省级采用" open={open} onClose={onClose} stays>
      <Offers onClose={onClose} only={only} />
    </Dialog>
  );
}

function Offers({ onClose, only }: { onClose: () => void; only: string | undefined }) {
  const query = useQuery({ queryKey: ['definitions', 'offers'], queryFn: definitionsApi.offers });
  return (
    <Loaded query={query} lines={4}>
      {({ items }) => {
        const offers = items.filter(({ name }) => only === undefined || name === only);
        return offers.length === 0 ? (
          <Empty title="省级还没有发布可采用的事项类型">省级发布后，会出现在这里。</Empty>
        ) : (
          <AdoptForm offers={offers} onClose={onClose} />
        );
      }}
    </Loaded>
  );
}

function AdoptForm({ offers, onClose }: { offers: TypeOffer[]; onClose: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState(offers.length === 1 ? offers[0]!.name : '');
  const [note, setNote] = useState('');
  const chosen = offers.find((offer) => offer.name === name);
  const changed = useChangedDefinition(name);
  const adopt = useAct(
    ({ hash, etag }: TypeOffer) => definitionsApi.adopt(name, { hash, note: note.trim() }, etag),
    {
      done: '已存为草稿',
      onDone: (answer) => {
        changed(answer);
        onClose();
        void navigate({
          to: '/settings/case-types/$type',
          params: { type: name },
          search: { part: 'draft' },
        });
      },
      onProblem: ({ status }) => {
        if (status === 412 || status === 409) changed();
        return false;
      },
    },
  );
  const missing = [...(chosen ? [] : ['事项类型']), ...(note.trim().length >= 2 ? [] : ['理由与依据'])];
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={adopt}
      submit="采用，存为草稿"
      onSubmit={() => chosen && adopt.run(chosen)}
      onClose={onClose}
    >
      <Field
        label="事项类型"
        required
        at="/hash"
        hint={chosen ? about(chosen) : '省级发布的，本市可以再修改。'}
      >
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={name || null}
            options={offers.map((offer) => ({
              value: offer.name,
              label: `${offer.title}（第 ${offer.number} 版）`,
            }))}
            onChange={(next: string) => setName(next)}
          />
        )}
      </Field>
      <LongText
        label="理由与依据"
        required
        at="/note"
        most={400}
        rows={[2, 6]}
        value={note}
        onChange={setNote}
      />
    </ActForm>
  );
}

const about = ({ at, note, adopted, inUse, draft }: TypeOffer): string =>
  [
    `省级于 ${instant(at)} 发布：${note}。`,
    adopted === undefined ? '' : `本市已采用第 ${adopted} 版。`,
    inUse ? '发布后取代本市现行的定义，已登记的事项仍按登记时的流程办理。' : '',
    draft ? '本市现有的草稿会被取代。' : '',
  ].join('');
