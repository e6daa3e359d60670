import type { CaseTask } from '../../api/cases/caseTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import type { CheckPoint } from '../work/model.ts';
import { Choices } from './Choices.tsx';
import { FindingsFields } from './FindingsFields.tsx';
import type { Editing } from './useWork.ts';

interface PartPanelProps {
  task: CaseTask;
  points: readonly CheckPoint[];
  editing: Editing;
}

/** What a department that joins a visit found of its own items. */
export function PartPanel({ task, points, editing }: PartPanelProps) {
  const { draft } = editing.work;
  const chosen = task.answers.find(({ name }) => name === draft.part);
  const isAbsent = draft.part === 'absent';
  return (
    <Panel title="本部门的检查情况" about="只登记本部门的事项；检查结果由牵头部门汇总登记">
      <div className="stack">
        <Choices
          legend="本部门的检查结论"
          options={task.answers.map(({ title }) => title)}
          chosen={chosen ? [chosen.title] : []}
          onChoose={(title) => {
            const answer = task.answers.find((one) => one.title === title);
            if (answer) editing.draft({ part: answer.name });
          }}
        />
        <FindingsFields
          editing={editing}
          label={isAbsent ? '未参加的原因' : '检查情况'}
          most={4_000}
          points={isAbsent ? [] : points}
          hasProblem={draft.part === 'found'}
        />
      </div>
    </Panel>
  );
}
