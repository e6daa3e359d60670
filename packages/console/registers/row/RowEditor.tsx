import { Button, Input } from 'antd';
import { useState } from 'react';
import { registerApi } from '../../api/lists/registers.ts';
import type { Column, Row } from '../../api/types.ts';
import { RefusedFields } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useWrites } from '../hooks.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { fixedFields, offered } from '../writes.ts';
import { ClashView } from './ClashView.tsx';
import { decidedElsewhere, withoutSystem } from './inherited.ts';
import { RowForm } from './RowForm.tsx';
import { mergePatch, rebase, type Values } from './rowChange.ts';

interface RowEditorProps {
  kind: RegisterKindName;
  columns: Column[];
  row: Row;
  etag: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Edits a row; when somebody else was faster, shows both changes and goes on from theirs. */
export function RowEditor({ kind, columns, row, etag, onDone, onCancel }: RowEditorProps) {
  const api = registerApi(kindNamed(kind).base);
  const writes = useWrites(kind);
  const fields = columns.map(({ field }) => field);
  const [base, setBase] = useState({ row, etag });
  const [values, setValues] = useState<Values>(row);
  const [reason, setReason] = useState('');
  const [theirs, setTheirs] = useState<{ row: Row; etag: string }>();
  const patch = mergePatch(base.row, values, fields);
  const changes = Object.keys(patch).length;
  const save = useAct(() => api.patch(row.id, patch, base.etag, reason.trim()), {
    done: '已保存，名录生成了新版本',
    onDone,
    onProblem: (problem) => {
      if (problem.status !== 412) return false;
      void api.row(row.id).then((fresh) => setTheirs({ row: fresh.data, etag: fresh.etag }));
      return true;
    },
  });
  const goOn = (keepMine: boolean) => {
    if (!theirs) return;
    setValues(keepMine ? rebase(base.row, values, theirs.row, fields) : theirs.row);
    setBase(theirs);
    setTheirs(undefined);
  };
  if (theirs) {
    return (
      <ClashView
        columns={columns}
        before={base.row}
        mine={values}
        theirs={theirs.row}
        onKeep={() => goOn(true)}
        onDrop={() => goOn(false)}
      />
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (changes > 0) save.run(undefined);
      }}
    >
      <RefusedFields act={save}>
        <RowForm
          columns={withoutSystem(offered(writes, columns), base.row)}
          values={values}
          fixed={['id', ...fixedFields(writes), ...decidedElsewhere(columns, base.row)]}
          onChange={setValues}
        />
      </RefusedFields>
      <div className="row end sticky-foot">
        <Input
          className="grow"
          aria-label="修改原因"
          placeholder={changes > 0 ? `改动了 ${changes} 项；可写明原因，存入版本记录` : '还没有改动'}
          maxLength={100}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" htmlType="submit" disabled={changes === 0} loading={save.busy}>
          保存
        </Button>
      </div>
    </form>
  );
}
