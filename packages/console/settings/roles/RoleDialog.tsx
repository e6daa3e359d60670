import { Input } from 'antd';
import { useState } from 'react';
import { tenancyApi } from '../../api/tenancy.ts';
import type { Role } from '../../api/types.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { ReachFields } from './ReachFields.tsx';
import type { Reach } from './rights.ts';

/** What the dialog is open for: a new role, one like another, or one that is changed. */
export type RoleEditing = 'new' | { copy: Role } | { change: Role } | undefined;

interface RoleDialogProps {
  editing: RoleEditing;
  onClose: () => void;
  onSaved: () => void;
}

/** Makes, copies or changes a role of the tenant's own. */
export function RoleDialog({ editing, onClose, onSaved }: RoleDialogProps) {
  const changes = typeof editing === 'object' && 'change' in editing;
  return (
    <Dialog
      title={changes ? '修改岗位' : '新增岗位'}
      open={editing !== undefined}
      onClose={onClose}
      width={760}
      stays
    >
      {editing === undefined ? null : <Form editing={editing} onClose={onClose} onSaved={onSaved} />}
    </Dialog>
  );
}

function begun(editing: NonNullable<RoleEditing>): { name: string; reach: Reach } {
  if (editing === 'new') return { name: '', reach: {} };
  return 'copy' in editing
    ? { name: `${editing.copy.name}（自设）`, reach: editing.copy.reach }
    : { name: editing.change.name, reach: editing.change.reach };
}

function Form({ editing, onClose, onSaved }: RoleDialogProps & { editing: NonNullable<RoleEditing> }) {
  const [value, setValue] = useState(() => begun(editing));
  const { name, reach } = value;
  const save = useAct(
    async () => {
      const draft = { name: name.trim(), reach };
      if (editing === 'new' || 'copy' in editing) return tenancyApi.createRole(draft);
      const { etag } = await tenancyApi.role(editing.change.id);
      return tenancyApi.updateRole(editing.change.id, draft, etag);
    },
    {
      done: '岗位已保存',
      onDone: () => {
        onSaved();
        onClose();
      },
    },
  );
  const missing = [
    ...(name.trim().length < 2 ? ['名称'] : []),
    ...(Object.keys(reach).length === 0 ? ['至少一项权限'] : []),
  ];
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={save}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <Field label="名称" required at="/name">
        {(id) => (
          <Input
            id={id}
            maxLength={30}
            placeholder="例如：县级经办人员"
            value={name}
            onChange={(event) => setValue({ ...value, name: event.target.value })}
          />
        )}
      </Field>
      <ReachFields reach={reach} onChange={(next) => setValue({ ...value, reach: next })} />
    </ActForm>
  );
}
