import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { registerApi } from '../../api/lists/registers.ts';
import type { Version } from '../../api/types.ts';
import { Field } from '../../ui/form/Field.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { useWrites } from '../hooks.ts';
import { LookStages } from '../import/LookStages.tsx';
import { useLook } from '../import/useLook.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';

interface RestoreDialogProps {
  kind: RegisterKindName;
  /** The version to go back to; undefined while the dialog is closed. */
  version: Version | undefined;
  onClose: () => void;
}

/** Makes an earlier version the current one again, as a new version: a reason, a look, and then. */
export function RestoreDialog({ kind, version, onClose }: RestoreDialogProps) {
  return (
    <Dialog
      title={version ? `恢复到第 ${version.number} 版` : ''}
      open={version !== undefined}
      onClose={onClose}
      width={760}
      stays
    >
      {version ? <RestoreFlow {...{ kind, version, onClose }} /> : null}
    </Dialog>
  );
}

function RestoreFlow({ kind, version, onClose }: RestoreDialogProps & { version: Version }) {
  const client = useQueryClient();
  const api = registerApi(kindNamed(kind).base);
  const own = useWrites(kind).rows === 'own';
  const [reason, setReason] = useState('');
  const changed = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === kind });
  const flow = useLook(kind, undefined, changed);
  // Asked for anew with each look: what is held against is the list as it is then.
  const look = () => flow.look(async () => api.checkRestore(version.id, reason.trim(), await api.heads()));
  return (
    <LookStages {...{ kind, flow, onClose }} verb="恢复" onAgain={flow.back}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim().length > 1) look();
        }}
      >
        <p>
          {own ? '本部门的行' : '名录'}将恢复为第 {version.number}{' '}
          版的内容，并作为一个新版本记录；现在的版本仍然可查。
        </p>
        <Field label="恢复原因" required hint="写入版本记录，方便日后查证。">
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              placeholder="例如：误用替换方式导入"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="row end">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" htmlType="submit" loading={flow.busy} disabled={reason.trim().length < 2}>
            先看看会改什么
          </Button>
        </div>
      </form>
    </LookStages>
  );
}
