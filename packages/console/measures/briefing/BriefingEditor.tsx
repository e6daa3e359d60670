import { useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { briefingsApi } from '../../api/measures/reports.ts';
import type { Briefing } from '../../api/measures/reportTypes.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { BriefingHead } from './BriefingHead.tsx';
import { BriefingSigning } from './BriefingSigning.tsx';
import { moved, tidied, withSection } from './edit.ts';
import { FileButtons } from './FileButtons.tsx';
import { SectionEditor } from './SectionEditor.tsx';

interface BriefingEditorProps {
  briefing: Briefing;
  etag: string;
}

/** A draft being edited: title, headings, paragraphs, their order; saved, then handed in. */
export function BriefingEditor({ briefing, etag }: BriefingEditorProps) {
  const [title, setTitle] = useState(briefing.title);
  const [sections, setSections] = useState(briefing.sections);
  const changed = title !== briefing.title || JSON.stringify(sections) !== JSON.stringify(briefing.sections);
  useBlocker({
    shouldBlockFn: () => changed && !window.confirm('通报有没有保存的改动，确定离开？'),
    enableBeforeUnload: () => changed,
  });
  return (
    <>
      <BriefingHead
        briefing={briefing}
        actions={
          <>
            <FileButtons briefing={briefing} disabled={changed} />
            <Actions {...{ briefing, etag, changed, title, sections }} />
          </>
        }
      >
        <output aria-live="polite">{changed ? '有没有保存的改动' : '已保存，未编号'}</output>
      </BriefingHead>
      <Panel>
        <Field label="标题" required>
          {(id) => (
            <Input id={id} maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
      </Panel>
      {sections.map((section, index) => (
        <SectionEditor
          key={section.id}
          section={section}
          figure={briefing.figures?.find((one) => one.section === section.id)}
          place={index + 1}
          last={index === sections.length - 1}
          onChange={(next) => setSections(sections.map((one) => (one.id === next.id ? next : one)))}
          onMove={(by) => setSections(moved(sections, index, by))}
          onRemove={() => setSections(sections.filter(({ id }) => id !== section.id))}
        />
      ))}
      <div className="row">
        <Button onClick={() => setSections(withSection(sections))}>加一节</Button>
      </div>
    </>
  );
}

type ActionsProps = BriefingEditorProps & Pick<Briefing, 'title' | 'sections'> & { changed: boolean };

function Actions({ briefing, etag, changed, title, sections }: ActionsProps) {
  const { id, notice } = briefing;
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useAct(
    () => briefingsApi.save(id, { title: title.trim(), sections: tidied(sections) }, etag),
    {
      done: '已保存',
      onDone: (response) => void client.setQueryData(['briefing', id], response),
    },
  );
  const remove = useAct(() => briefingsApi.remove(id, etag), {
    done: '草稿已删除',
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['briefings', notice] });
      void navigate({ to: '/measures/$id/briefings', params: { id: notice } });
    },
  });
  const askRemove = useAsk(remove);
  return (
    <>
      <Button
        danger
        disabled={changed}
        loading={remove.busy}
        onClick={() =>
          askRemove(undefined, {
            title: '删除这份草稿？',
            content: '还没有编号，删除后不留空号。',
            okText: '删除',
            danger: true,
          })
        }
      >
        删除
      </Button>
      <Button
        disabled={!changed || title.trim() === ''}
        loading={save.busy}
        onClick={() => save.run(undefined)}
      >
        保存
      </Button>
      <BriefingSigning briefing={briefing} etag={etag} disabled={changed} />
      <Refusal of={save} />
    </>
  );
}
