import { Drawer, Radio } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case, CaseTask, Values } from '../../api/cases/caseTypes.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { CaseFields } from '../form/CaseFields.tsx';
import { LateFields, missingLate, notBeforeLast, notLate, sentLate } from '../form/LateFields.tsx';
import { sentValues } from '../form/values.ts';
import { useCaseAct } from './useCaseAct.ts';

interface AnswerDrawerProps {
  found: Case;
  task: CaseTask | undefined;
  onClose: () => void;
}

/** The form in which a task is answered. */
export function AnswerDrawer({ found, task, onClose }: AnswerDrawerProps) {
  return (
    <Drawer
      title={task?.title}
      open={task !== undefined}
      onClose={onClose}
      size={640}
      destroyOnHidden
      maskClosable={false}
    >
      {task ? <AnswerForm key={task.id} found={found} task={task} onClose={onClose} /> : null}
    </Drawer>
  );
}

const optional: ReadonlySet<string> = new Set();

function AnswerForm({ found, task, onClose }: AnswerDrawerProps & { task: CaseTask }) {
  const [answer, setAnswer] = useState(task.answers.length === 1 ? task.answers[0]!.name : '');
  const [values, setValues] = useState<Values>({});
  const [late, setLate] = useState(notLate);
  const missing = [...(answer === '' ? ['答复'] : []), ...missingLate(late, '答复')];
  const act = useCaseAct(
    found,
    () => casesApi.answer(found, task.id, { answer, values: sentValues(values), ...sentLate(late) }),
    { done: '已答复', onDone: onClose },
  );
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={act}
      submit="提交答复"
      onSubmit={() => act.run(undefined)}
      onClose={onClose}
    >
      <fieldset className="plain-set">
        <legend>答复</legend>
        <Radio.Group
          vertical
          value={answer}
          options={task.answers.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </fieldset>
      {task.form.length > 0 ? (
        <CaseFields fields={task.form} required={optional} values={values} onChange={setValues} />
      ) : null}
      {found.canRecordLate ? (
        <LateFields word="答复" hint={notBeforeLast} value={late} onChange={setLate} />
      ) : null}
    </ActForm>
  );
}
