import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { registerApi } from '../../api/lists/registers.ts';
import type { Column, Row } from '../../api/types.ts';
import { RefusedFields } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useWrites } from '../hooks.ts';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { fixedFields, offered, ownValues } from '../writes.ts';
import { withoutSystem } from './inherited.ts';
import { RowForm } from './RowForm.tsx';
import { type Values, withoutBlanks } from './rowChange.ts';

interface NewRowDrawerProps {
  kind: RegisterKindName;
  columns: Column[];
  open: boolean;
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** Adds one row by hand. */
export function NewRowDrawer({ kind, columns, open, onClose, onCreated }: NewRowDrawerProps) {
  const about = kindNamed(kind);
  return (
    <Drawer
      title={`新增${about.noun}`}
      open={open}
      onClose={onClose}
      size={720}
      destroyOnHidden
      maskClosable={false}
    >
      <NewRowForm {...{ kind, columns, onClose, onCreated }} />
    </Drawer>
  );
}

function NewRowForm({ kind, columns, onClose, onCreated }: Omit<NewRowDrawerProps, 'open'>) {
  const api = registerApi(kindNamed(kind).base);
  const writes = useWrites(kind);
  const [values, setValues] = useState<Values>(ownValues(writes));
  const missing = columns.filter(({ field, required }) => required && !values[field]);
  const save = useAct(() => api.create(withoutBlanks(values) as Row), {
    done: '已新增，名录生成了新版本',
    onDone: () => onCreated(String(values.id)),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.run(undefined);
      }}
    >
      <RefusedFields act={save}>
        <RowForm
          columns={withoutSystem(offered(writes, columns))}
          values={values}
          fixed={fixedFields(writes)}
          onChange={setValues}
        />
      </RefusedFields>
      <div className="row end sticky-foot">
        <span className="muted grow">
          {missing.length > 0 ? `还需填写：${missing.map(({ header }) => header).join('、')}` : ''}
        </span>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" disabled={missing.length > 0} loading={save.busy}>
          新增
        </Button>
      </div>
    </form>
  );
}
