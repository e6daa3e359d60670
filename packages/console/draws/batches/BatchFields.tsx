import { Input, Radio } from 'antd';
import type { BatchMode } from '../../api/draws/batches.ts';
import { Field } from '../../ui/form/Field.tsx';
import { modeMeanings, modeNames } from './words.ts';

export interface BatchForm {
  title: string;
  mode: BatchMode;
}

const modes = Object.keys(modeNames) as BatchMode[];

/** Name and mode of a batch. */
export function BatchFields({ form, onChange }: { form: BatchForm; onChange: (form: BatchForm) => void }) {
  return (
    <>
      <Field label="名称" at="/title" required hint="供各部门识别，不少于 2 个字。">
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={form.title}
            onChange={(event) => onChange({ ...form, title: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="plain-set">
        <legend className="field-label">方式</legend>
        <Radio.Group
          value={form.mode}
          onChange={(event) => onChange({ ...form, mode: event.target.value as BatchMode })}
        >
          <div className="stack tight">
            {modes.map((mode) => (
              <Radio key={mode} value={mode}>
                <strong>{modeNames[mode]}</strong> <span className="muted">{modeMeanings[mode]}</span>
              </Radio>
            ))}
          </div>
        </Radio.Group>
      </fieldset>
    </>
  );
}
