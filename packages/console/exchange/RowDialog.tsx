import './exchange.css';
import { exchangeRowStates } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { Fragment, useState } from 'react';
import { exchangeApi, type Payload } from '../api/credit/exchange.ts';
import type { Answer } from '../api/http.ts';
import type { ExchangeChannelDetail, ExchangeRowDetail } from '../api/schema.d.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { Field } from '../ui/form/Field.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Loaded } from '../ui/page/Loading.tsx';
import { instant } from '../ui/show/format.ts';
import { LongText } from '../ui/show/LongText.tsx';
import { StateMark } from '../ui/show/Mark.tsx';

interface RowDialogProps {
  channel: ExchangeChannelDetail;
  guid: string | undefined;
  onClose: () => void;
  onChanged: () => void;
}

/** One row: why it was refused, what was sent, and what is to be sent in its place. */
export function RowDialog(props: RowDialogProps) {
  return (
    <Dialog title="一行数据" open={props.guid !== undefined} onClose={props.onClose} width={760} stays>
      {props.guid === undefined ? null : <Row {...props} guid={props.guid} />}
    </Dialog>
  );
}

function Row({ channel, guid, onClose, onChanged }: RowDialogProps & { guid: string }) {
  const query = useQuery({
    queryKey: ['exchange', 'row', channel.contract, guid],
    queryFn: () => exchangeApi.row(channel.contract, guid),
    staleTime: 0,
  });
  return (
    <Loaded query={query} lines={5}>
      {(answer: Answer<ExchangeRowDetail>) => (
        <div className="stack">
          <Standing row={answer.data} />
          {answer.data.can.includes('mend') && answer.data.payload ? (
            <Mending
              channel={channel}
              row={answer.data}
              payload={answer.data.payload}
              etag={answer.etag}
              onClose={onClose}
              onChanged={onChanged}
            />
          ) : (
            <Sent channel={channel} payload={answer.data.payload} onClose={onClose} />
          )}
        </div>
      )}
    </Loaded>
  );
}

function Standing({ row }: { row: ExchangeRowDetail }) {
  const { key, state, errors, batch, at, mending, again } = row;
  return (
    <div className="stack tight">
      <strong>{key}</strong>
      <span className="row" style={{ gap: '2px 14px' }}>
        <StateMark of={exchangeRowStates[state]} />
        {batch ? <span className="muted">批次 {batch}</span> : null}
        <span className="muted">{instant(at)}</span>
      </span>
      {errors.map(({ type, remark }) => (
        <p key={`${type} ${remark}`} className="exchange-refused">
          {type}：{remark}
        </p>
      ))}
      {mending ? (
        <p className="muted">
          {mending.by.name}于 {instant(mending.at)} 修正：{mending.reason}
        </p>
      ) : null}
      {again ? (
        <p className="muted">
          {again.by.name}于 {instant(again.at)} 要求原样重发：{again.reason}
        </p>
      ) : null}
    </div>
  );
}

interface MendingProps extends Omit<RowDialogProps, 'guid'> {
  row: ExchangeRowDetail;
  payload: Payload;
  etag: string;
}

/** What is to be sent in the place of what was refused. */
function Mending({ channel, row, payload, etag, onClose, onChanged }: MendingProps) {
  const { contract, elements, running } = channel;
  const [values, setValues] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const textOf = (name: string) => values[name] ?? String(payload[name] ?? '');
  const changes = Object.entries(values).filter(([name, value]) => value !== String(payload[name] ?? ''));
  const save = useAct(
    async (isSent: boolean) => {
      const given = Object.fromEntries(
        changes.map(([name, value]) => [name, likeBefore(payload[name], value)]),
      );
      await exchangeApi.mend(contract, row.guid, { values: given, reason: reason.trim() }, etag);
      if (isSent) await exchangeApi.resend(contract, [row.guid]);
    },
    {
      done: running ? '已修正，正在重新发送' : '已修正，启用后发送',
      onDone: () => {
        onChanged();
        onClose();
      },
    },
  );
  const wrong = new Set(
    row.errors.flatMap(({ element, remark }) => element ?? remark.split(/[^A-Za-z0-9_]+/)),
  );
  return (
    <ActForm
      ready={changes.length > 0 && reason.trim().length > 1}
      missing={changes.length > 0 && reason.trim().length < 2 ? ['修正的原因'] : []}
      act={save}
      submit={running ? '修正并重新发送' : '保存修正'}
      onSubmit={() => save.run(running)}
      onClose={onClose}
    >
      <p className="muted">
        修正只改发给对方的内容，不改来源；来源以后变了，以来源为准。自然键错了的，请更正来源。
      </p>
      {elements
        .filter(({ key }) => !key)
        .sort((a, b) => Number(wrong.has(b.name)) - Number(wrong.has(a.name)))
        .map(({ name, title, from, required, most, values: choices }) => (
          <Field
            key={name}
            label={`${title}（${name}）`}
            required={required}
            at={`/values/${name}`}
            hint={[from, most ? `最多 ${most} 字` : '', choices?.length ? `应为：${choices.join('、')}` : '']
              .filter(Boolean)
              .join('；')}
          >
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 1, maxRows: 6 }}
                value={textOf(name)}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      <LongText
        label="修正的原因"
        at="/reason"
        required
        rows={[2, 4]}
        most={200}
        value={reason}
        onChange={setReason}
      />
    </ActForm>
  );
}

/** A text as a value of the kind that stood there. */
const likeBefore = (before: Payload[string] | undefined, text: string): Payload[string] =>
  typeof before === 'number' && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

function Sent({
  channel,
  payload,
  onClose,
}: {
  channel: ExchangeChannelDetail;
  payload: Payload | undefined;
  onClose: () => void;
}) {
  return (
    <>
      {payload ? (
        <dl className="facts">
          {channel.elements.map(({ name, title }) =>
            payload[name] === undefined ? null : (
              <Fragment key={name}>
                <dt>{title}</dt>
                <dd>{String(payload[name])}</dd>
              </Fragment>
            ),
          )}
        </dl>
      ) : (
        <p className="muted">发出的内容见批次。</p>
      )}
      <div className="row end">
        <Button onClick={onClose}>关闭</Button>
      </div>
    </>
  );
}
