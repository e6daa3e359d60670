import { useRef } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import { CaseSelect } from '../../cases/form/CaseSelect.tsx';
import { composeOfTask, openTaskStates } from '../../plans/task.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Field } from '../../ui/form/Field.tsx';
import type { StepProps } from './Composer.tsx';

/** The approved task that a draw carries out: choosing one fills in its title, items and departments. */
export function TaskField({ compose, settings, change }: StepProps) {
  const me = useMe();
  const wanted = useRef<string>(undefined);
  const take = useAct((id: string) => casesApi.get('inspection-tasks', id), {
    onDone: ({ data }) => {
      // Another may have been chosen meanwhile.
      if (wanted.current === data.id) change(composeOfTask(data, settings.teamSize));
    },
  });
  if (!permits(me, 'cases:inspection:read')) return null;
  const choose = (id: string | undefined) => {
    wanted.current = id;
    if (id === undefined) change({ task: '' });
    else take.run(id);
  };
  return (
    <>
      <Field
        label="执行的抽查任务"
        hint={
          compose.task
            ? '事项和部门须在任务之内，可以减少，不能超出。'
            : '未关联抽查任务。选择已批准的任务，名称、事项和部门由任务带入；不选的，不计入年度计划的完成情况。'
        }
      >
        {(id) => (
          <CaseSelect
            id={id}
            type="inspection-tasks"
            states={openTaskStates}
            allowClear
            values={compose.task ? [compose.task] : []}
            onChange={([chosen]) => choose(chosen)}
          />
        )}
      </Field>
      <Refusal of={take} />
    </>
  );
}
