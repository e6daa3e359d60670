import { Button, Input } from 'antd';
import type { CaseTask } from '../../api/caseTypes.ts';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import type { CheckPoint } from '../work/model.ts';
import { summaryOf } from '../work/results.ts';
import { Choices } from './Choices.tsx';
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
        <Field label={isAbsent ? '未参加的原因' : '检查情况'} required>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={4_000}
              value={draft.findings}
              onChange={({ target }) => editing.draft({ findings: target.value })}
            />
          )}
        </Field>
        {points.length > 0 && !isAbsent ? (
          <div>
            <Button
              onClick={() =>
                editing.draft({
                  findings: [draft.findings, summaryOf(points, draft.answers)].filter(Boolean).join('\n'),
                })
              }
            >
              写入要点的汇总
            </Button>
          </div>
        ) : null}
        {draft.part === 'found' ? (
          <Field label="发现的问题" required>
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={4_000}
                value={draft.problems}
                onChange={({ target }) => editing.draft({ problems: target.value })}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Panel>
  );
}
