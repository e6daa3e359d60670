import './credit.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { creditApi } from '../api/credit/credit.ts';
import { registerApi } from '../api/lists/registers.ts';
import type { CreditModelWords } from '../api/schema.d.ts';
import type { Cell, Column, Row } from '../api/types.ts';
import type { FieldShape } from '../fields/control.ts';
import { FieldControl } from '../fields/FieldControl.tsx';
import { useColumns, useWrites } from '../registers/hooks.ts';
import { registerKinds } from '../registers/kinds.ts';
import { fieldOf, isWide } from '../registers/row/fieldOf.ts';
import { mergePatch } from '../registers/row/rowChange.ts';
import { writesAny } from '../registers/writes.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { Field } from '../ui/form/Field.tsx';
import { SettingsForm } from '../ui/form/SettingsForm.tsx';
import { useRebase } from '../ui/form/useRebase.ts';
import { useSave } from '../ui/form/useSave.ts';
import { Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { modelTexts } from './modelTexts.ts';
import { Words } from './Words.tsx';

const kind = 'credit-models';
const api = registerApi(registerKinds[kind].base);

/** One model as it is being changed: each part with what is wrong with it at its field. */
export function ModelEditorPage() {
  const { id } = useParams({ from: '/credit/models/$id' });
  const row = useQuery({ queryKey: ['credit-model', id], queryFn: () => api.row(id) });
  const columns = useColumns(kind);
  const words = useQuery({ queryKey: ['credit', 'words'], queryFn: creditApi.words, staleTime: 600_000 });
  return (
    <div className="page" key={id}>
      <Loaded query={row} lines={8} page>
        {({ data, etag }) => (
          <>
            <PageHead
              title={String(data.title)}
              crumb={<Link to="/credit/models">← 信用评价模型</Link>}
              about="保存为草稿版本；试算以后，由没有参与修改的人公示才起作用。"
            />
            <Loaded query={columns}>
              {(list) => (
                <Loaded query={words}>
                  {(known) => <Editor row={data} etag={etag} columns={list} words={known} />}
                </Loaded>
              )}
            </Loaded>
          </>
        )}
      </Loaded>
    </div>
  );
}

interface EditorProps {
  row: Row;
  etag: string;
  columns: Column[];
  words: CreditModelWords;
}

function Editor({ row, etag, columns, words }: EditorProps) {
  const writable = writesAny(useWrites(kind));
  const client = useQueryClient();
  const form = useRebase(row, etag);
  const [reason, setReason] = useState('');
  const fields = columns.map(({ field }) => field);
  const save = useSave(
    form,
    'credit-model',
    () => api.patch(row.id, mergePatch(row, form.value, fields), form.etag, reason.trim()),
    {
      done: '已存为草稿，请试算',
      onDone: () => {
        setReason('');
        void client.invalidateQueries({ queryKey: ['credit', 'models'] });
      },
    },
  );
  const set = (field: string, value: unknown) => form.set({ ...form.value, [field]: value as Cell });
  const control = (column: Column) => (
    <Field
      key={column.field}
      label={column.header}
      required={column.required ?? false}
      hint={column.note}
      at={`/${column.field}`}
      isOuter={column.type === 'records'}
      wide={isWide(column)}
    >
      {(id) => (
        <FieldControl
          id={id}
          at={`/${column.field}`}
          field={shapeOf(column, form.value, words)}
          value={form.value[column.field]}
          disabled={!writable || column.field === 'id'}
          onChange={(value) => set(column.field, value)}
        />
      )}
    </Field>
  );
  return (
    <SettingsForm
      className="stack credit-editor"
      form={form}
      save={save}
      writable={writable}
      what="评价模型"
      texts={modelTexts(columns)}
      button="存为草稿"
      asks={
        <Field label="修改原因" hint="存入版本记录">
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      }
    >
      <Panel title="基本情况">
        <div className="fields">{columns.filter(({ type }) => type !== 'records').map(control)}</div>
      </Panel>
      {columns
        .filter(({ type }) => type === 'records')
        .map((column) => (
          <Panel key={column.field} label={column.header}>
            {control(column)}
            {column.field === 'indicators' ? <Words words={words} subject={form.value.subject} /> : null}
          </Panel>
        ))}
    </SettingsForm>
  );
}

/** The control of a column, with the groups that the model has and the kinds of records that there are. */
function shapeOf(column: Column, model: Row, { kinds }: CreditModelWords): FieldShape {
  const choices = column.values?.map((one) =>
    typeof one === 'string'
      ? { value: one, label: one }
      : { value: one.value, label: one.label ?? one.value },
  );
  const shape = fieldOf(column, choices);
  if (shape.type !== 'table' || !shape.columns) return shape;
  const groups = (model.groups ?? []) as unknown as { id?: string; title?: string }[];
  const known = {
    group: groups.flatMap(({ id, title }) => (id ? [{ value: id, label: title ?? id }] : [])),
    kind: kinds.map(({ id, title }) => ({ value: id, label: title })),
  };
  const parts = Object.entries(shape.columns).map(([name, part]) =>
    name === 'group' || name === 'kind'
      ? [name, { title: part.title, type: 'choice', choices: known[name] }]
      : [name, part],
  );
  return { ...shape, titled: true, columns: Object.fromEntries(parts) as NonNullable<FieldShape['columns']> };
}
