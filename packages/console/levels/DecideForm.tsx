import { Checkbox } from 'antd';
import { useState } from 'react';
import { type LevelItem, type LevelItems, levelsApi, type ToAccept } from '../api/lists/levels.ts';
import type { Cell, Column } from '../api/types.ts';
import { RowForm } from '../registers/row/RowForm.tsx';
import type { Values } from '../registers/row/rowChange.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { LongText } from '../ui/show/LongText.tsx';

interface DecideProps {
  list: string;
  /** What was seen. */
  seen: LevelItems;
  /** What is decided upon; nothing where it is all that wait. */
  items: readonly LevelItem[] | undefined;
  columns: Column[];
  onDone: () => void;
  onClose: () => void;
}

/** The elements of one item that are decided upon; all where there are several items. */
function Fields({
  item,
  chosen,
  onChange,
}: {
  item: LevelItem;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <Checkbox.Group
      className="stack tight"
      aria-label="要素"
      options={item.elements.map(({ field, header }) => ({ value: field, label: header }))}
      value={chosen}
      onChange={(next) => onChange(next.map(String))}
    />
  );
}

const waitingOf = (item: LevelItem | undefined): string[] => {
  const elements = item?.kind === 'changed' ? item.elements : [];
  const waiting = elements.filter(({ state }) => state === 'pending');
  return (waiting.length > 0 ? waiting : elements).map(({ field }) => field);
};

/** Takes items of the province into the city's draft; what is the city's to say of new ones is said here. */
export function AcceptForm({ list, seen, items, columns, onDone, onClose }: DecideProps) {
  const [only] = items?.length === 1 ? items : [];
  const [fields, setFields] = useState(waitingOf(only));
  const [own, setOwn] = useState<Values>({});
  const [reason, setReason] = useState('');
  const pending = seen.counts.pending;
  const isNew = items ? items.some(({ kind }) => kind === 'new') : pending.new > 0;
  const isGone = items?.every(({ kind }) => kind === 'removed');
  const asked = columns.filter(
    ({ required, decidedBy, system, field }) =>
      !isGone &&
      !decidedBy &&
      !system &&
      (isNew ? required : required && only !== undefined) &&
      field !== 'id',
  );
  const given = Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== undefined && value !== ''),
  ) as Record<string, Cell>;
  const missing = isNew ? asked.filter(({ field }) => given[field] === undefined) : [];
  const body: ToAccept = {
    edition: seen.edition.version,
    ...(items
      ? {
          items: items.map(({ item, etag, kind }) => ({
            item,
            ...(etag !== undefined && { etag }),
            ...(only && kind === 'changed' && fields.length > 0 && { fields }),
          })),
        }
      : { all: {}, draft: seen.draft }),
    ...(Object.keys(given).length > 0 && { own: given }),
    ...(reason.trim() && { reason: reason.trim() }),
  };
  const act = useAct(() => levelsApi.accept(list, body), { done: '已采用，写入草稿', onDone });
  const isChosen = only?.kind !== 'changed' || fields.length > 0;
  return (
    <ActForm
      ready={missing.length === 0 && isChosen}
      missing={[...missing.map(({ header }) => header), ...(isChosen ? [] : ['要素'])]}
      act={act}
      submit="采用"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p className="muted">
        {items ? `采用 ${items.length} 项` : '采用全部待定的（两边都改过的除外）'}
        ，写入草稿，公示后对外生效。
        {isGone
          ? '省已取消的从本市清单中移除，历次内容仍可查。'
          : '由国家和省确定的要素与省相同，此后本市不能修改。'}
      </p>
      {only?.kind === 'changed' ? <Fields item={only} chosen={fields} onChange={setFields} /> : null}
      {asked.length > 0 ? (
        <>
          <p>{isNew ? '由本市填写的要素，各项相同的在这里填写：' : '由本市填写的要素，需要同时修改的：'}</p>
          <RowForm
            columns={isNew ? asked : asked.map((one) => ({ ...one, required: false }))}
            values={own}
            fixed={[]}
            onChange={setOwn}
          />
        </>
      ) : null}
      <LongText label="说明" rows={[1, 3]} most={100} value={reason} onChange={setReason} />
    </ActForm>
  );
}

/** Refuses items of the province, or elements of one, with a reason that the province reads. */
export function RefuseForm({ list, seen, items = [], onDone, onClose }: Omit<DecideProps, 'columns'>) {
  const [only] = items.length === 1 ? items : [];
  const [fields, setFields] = useState(waitingOf(only));
  const [reason, setReason] = useState('');
  const act = useAct(
    () =>
      levelsApi.refuse(list, {
        edition: seen.edition.version,
        items: items.map(({ item, kind }) => ({
          item,
          ...(only && kind === 'changed' && fields.length > 0 && { fields }),
        })),
        reason: reason.trim(),
      }),
    { done: '已记下，省级可以看到理由', onDone },
  );
  const isSaid = reason.trim().length >= 4;
  const isChosen = only?.kind !== 'changed' || fields.length > 0;
  return (
    <ActForm
      ready={isSaid && isChosen}
      missing={[...(isChosen ? [] : ['要素']), ...(isSaid ? [] : ['理由'])]}
      act={act}
      submit="不采用"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p className="muted">
        {items.length} 项维持本市现状。理由和经办人记录在案，省级可以看到；省再次修改时会重新提出。
      </p>
      {only?.kind === 'changed' ? <Fields item={only} chosen={fields} onChange={setFields} /> : null}
      <LongText label="理由" required rows={[2, 5]} value={reason} onChange={setReason} />
    </ActForm>
  );
}
