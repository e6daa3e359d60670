import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { definitionOf, definitionsApi, type TypeRow } from '../../api/cases/definitions.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { useChangedDefinition } from '../queries.ts';

interface NewTypeDialogProps {
  open: boolean;
  types: readonly TypeRow[];
  onClose: () => void;
}

/** Begins a type of the city's own as the draft of a copy. */
export function NewTypeDialog({ open, types, onClose }: NewTypeDialogProps) {
  return (
    <Dialog title="新建事项类型" open={open} onClose={onClose} stays>
      <NewTypeForm types={types} onClose={onClose} />
    </Dialog>
  );
}

const namePattern = /^[a-z][a-z0-9-]{0,59}$/;

function NewTypeForm({ types, onClose }: Omit<NewTypeDialogProps, 'open'>) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [like, setLike] = useState('');
  const changed = useChangedDefinition(name);
  const isTaken = types.some((type) => type.name === name);
  const save = useAct(
    async () => {
      const { data } = await definitionsApi.get(like);
      const from = definitionOf((data.definition ?? data.draft?.definition)!);
      const note = `仿照“${data.title}”新建`;
      return definitionsApi.save(name, { definition: { ...from, name, title: title.trim() }, note }, '"0"');
    },
    {
      done: '已存为草稿',
      onDone: (answer) => {
        changed(answer);
        onClose();
        void navigate({ to: '/settings/case-types/$type', params: { type: name }, search: { part: 'edit' } });
      },
    },
  );
  const missing = [
    ...(title.trim() === '' ? ['名称'] : []),
    ...(namePattern.test(name) && !isTaken ? [] : ['编号']),
    ...(like === '' ? ['仿照'] : []),
  ];
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={save}
      submit="新建"
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Field label="名称" required at="/definition/title">
        {(id) => (
          <Input id={id} maxLength={40} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field
        label="编号"
        required
        at="/definition/name"
        hint="小写字母、数字和连字符，以字母开头；用在网址和接口中，以后不能改。"
        error={isTaken ? '已有这个编号的类型，请换一个。' : undefined}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={60}
            placeholder="例如 suggestions"
            value={name}
            onChange={(event) => setName(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label="仿照" required hint="从相近的类型开始，再修改。发布前不能登记。">
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={like || null}
            options={types.map((type) => ({ value: type.name, label: type.title }))}
            onChange={(next: string) => setLike(next)}
          />
        )}
      </Field>
    </ActForm>
  );
}
