import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import {
  type Definition,
  definitionOf,
  definitionsApi,
  type TypeDefinition,
} from '../../api/cases/definitions.ts';
import { RefusedFields } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { ChangedMeanwhile } from '../../ui/form/ChangedMeanwhile.tsx';
import { SaveRow } from '../../ui/form/SaveRow.tsx';
import { useRebase } from '../../ui/form/useRebase.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { LongText } from '../../ui/show/LongText.tsx';
import { useChangedDefinition } from '../queries.ts';
import { BasicsFields } from './BasicsFields.tsx';
import { FieldFields } from './FieldFields.tsx';
import { JsonEditor } from './JsonEditor.tsx';
import { LimitFields } from './LimitFields.tsx';
import { PartyFields } from './PartyFields.tsx';
import { placeTexts } from './placeTexts.ts';
import { WordFields } from './WordFields.tsx';

interface DraftEditorProps {
  found: TypeDefinition;
  etag: string;
}

const sections = [BasicsFields, LimitFields, FieldFields, PartyFields, WordFields];

/** Changes a type in its draft: what cities usually change as a form, all of it as text. */
export function DraftEditor({ found, etag }: DraftEditorProps) {
  const { name, draft, definition } = found;
  const navigate = useNavigate();
  const changed = useChangedDefinition(name);
  const form = useRebase<Definition>(definitionOf((draft?.definition ?? definition)!), etag);
  const [note, setNote] = useState(draft?.note ?? '');
  const [view, setView] = useState<'form' | 'text'>('form');
  const [readable, setReadable] = useState(true);
  // The text begins anew where the definition is no longer what was typed in it.
  const [round, setRound] = useState(0);
  const save = useAct(
    () => definitionsApi.save(name, { definition: form.value, note: note.trim() }, form.etag),
    {
      done: '草稿已保存',
      onDone: (answer) => {
        form.saved();
        changed(answer);
        void navigate({
          to: '/settings/case-types/$type',
          params: { type: name },
          search: { part: 'draft' },
        });
      },
      onProblem: ({ status }) => {
        if (status === 412) changed();
        return status === 412;
      },
    },
  );
  const restart = () => {
    setReadable(true);
    setRound(round + 1);
  };
  const meanwhile = form.meanwhile && {
    ...form.meanwhile,
    goOn: (keep: boolean) => {
      form.meanwhile?.goOn(keep);
      restart();
    },
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <div className="row between">
        <Segmented
          aria-label="怎样修改"
          value={view}
          options={[
            { value: 'form', label: '常用项' },
            { value: 'text', label: '全文' },
          ]}
          onChange={(next) => {
            setView(next as 'form' | 'text');
            restart();
          }}
        />
        <span className="muted">改动先存为草稿，由另一人发布后生效。</span>
      </div>
      <RefusedFields act={save}>
        {view === 'form' ? (
          sections.map((Section) => <Section key={Section.name} type={form.value} onChange={form.set} />)
        ) : (
          <Panel title="定义全文">
            <JsonEditor
              key={round}
              type={form.value}
              onChange={form.set}
              errors={save.problem?.errors ?? []}
              onReadable={setReadable}
            />
          </Panel>
        )}
        <Panel title="理由与依据">
          <LongText
            label="为何修改、依据什么"
            required
            at="/note"
            most={400}
            rows={[2, 6]}
            value={note}
            onChange={setNote}
          />
        </Panel>
        {meanwhile ? <ChangedMeanwhile what="这类事项的定义" of={meanwhile} texts={placeTexts} /> : null}
      </RefusedFields>
      {meanwhile ? null : (
        <SaveRow
          changed={form.changed || note.trim() !== (draft?.note ?? '')}
          ready={readable && note.trim().length >= 2}
          busy={save.busy}
          save="保存草稿"
          foot={
            <span className="muted">
              {readable ? (note.trim().length < 2 ? '还需填写：理由与依据' : '') : '全文还不能读作 JSON'}
            </span>
          }
          onReset={() => {
            form.reset();
            restart();
          }}
        />
      )}
    </form>
  );
}
