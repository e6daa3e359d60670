import { Drawer, Input } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, Values } from '../../api/cases/caseTypes.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { CaseFields } from '../form/CaseFields.tsx';
import { fieldsNamed } from '../form/values.ts';
import { useCaseAct } from './useCaseAct.ts';

interface CorrectDrawerProps {
  found: Case;
  etag: string;
  open: boolean;
  onClose: () => void;
}

/** The form in which what was filled in is corrected; only what is changed is sent. */
export function CorrectDrawer({ open, ...props }: CorrectDrawerProps) {
  return (
    <Drawer
      title="更正内容"
      open={open}
      onClose={props.onClose}
      size={640}
      destroyOnHidden
      maskClosable={false}
    >
      {open ? <CorrectForm {...props} /> : null}
    </Drawer>
  );
}

const none: ReadonlySet<string> = new Set();

function CorrectForm({ found, etag, onClose }: Omit<CorrectDrawerProps, 'open'>) {
  const fields = fieldsNamed(found.fields, found.canCorrect).map((field) =>
    field.masked ? { ...field, help: '原内容已脱敏，需要更正时填写完整的新内容。' } : field,
  );
  // Masked values are typed anew: what is shown is not what is stored.
  const [first] = useState<Values>(() =>
    Object.fromEntries(fields.map(({ name, value, masked }) => [name, masked ? undefined : value])),
  );
  const [values, setValues] = useState(first);
  const [reason, setReason] = useState('');
  const [opened] = useState(etag);
  const [seen, setSeen] = useState<string>();
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== first[name] && value !== undefined),
  );
  const act = useCaseAct(
    found,
    () => casesApi.correct(found, { values: changed, reason }, seen === undefined ? opened : etag),
    { done: '已更正', onDone: onClose, onStale: () => setSeen(etag) },
  );
  const missing = [
    ...(Object.keys(changed).length === 0 ? ['要更正的内容'] : []),
    ...(reason.trim() === '' ? ['更正理由'] : []),
  ];
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={act}
      submit="更正"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <p className="muted">
        原来的内容仍保留在办理过程中。决定由谁办理、怎样办理或者期限的内容不在此列，请通过办理操作修改。
      </p>
      <CaseFields fields={fields} required={none} values={values} onChange={setValues} />
      <Field label="更正理由" required at="/reason" wide>
        {(id) => (
          <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </ActForm>
  );
}
