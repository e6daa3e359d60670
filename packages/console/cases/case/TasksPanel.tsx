import type { Tone } from '@mingcha/kernel/labels';
import { Button } from 'antd';
import { useState } from 'react';
import type { Case, CaseTask } from '../../api/cases/caseTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { AnswerDrawer } from './AnswerDrawer.tsx';
import { ValueList } from './ValueList.tsx';

const statusNames: Record<CaseTask['status'], string> = {
  open: '待答复',
  answered: '已答复',
  silent: '逾期未答复',
  cancelled: '已取消',
};

const tones: Record<CaseTask['status'], Tone> = {
  open: 'wait',
  answered: 'good',
  silent: 'bad',
  cancelled: 'idle',
};

/** What was asked of whom, and what they answered; open ones first. */
export function TasksPanel({ found }: { found: Case }) {
  const [task, setTask] = useState<CaseTask>();
  if (found.tasks.length === 0) return null;
  const sorted = [...found.tasks].sort((a, b) => Number(b.status === 'open') - Number(a.status === 'open'));
  return (
    <Panel title="任务">
      <ul className="case-tasks">
        {sorted.map((one) => (
          <li key={one.id}>
            <Line found={found} task={one} onAnswer={() => setTask(one)} />
          </li>
        ))}
      </ul>
      <AnswerDrawer found={found} task={task} onClose={() => setTask(undefined)} />
    </Panel>
  );
}

function Line({ found, task, onAnswer }: { found: Case; task: CaseTask; onAnswer: () => void }) {
  const { title, to, status, askedAt, due, light, answer, values = {}, form, canAnswer } = task;
  const isOpen = status === 'open';
  return (
    <div className="stack tight">
      <div className="row between">
        <span className="row" style={{ gap: '0 12px' }}>
          <strong>{title}</strong>
          <span className="muted">
            {to}，{instant(askedAt)} 提出
          </span>
          <Mark tone={tones[status]}>{answer ?? statusNames[status]}</Mark>
          {isOpen && due !== undefined ? <DueLine due={due} light={light} open /> : null}
        </span>
        {canAnswer ? (
          <Button type="primary" aria-label={`答复：${title}`} onClick={onAnswer}>
            答复
          </Button>
        ) : null}
      </div>
      <ValueList
        names={found.names}
        items={form.flatMap((field) =>
          values[field.name] === undefined
            ? []
            : [{ title: field.title, type: field.type, value: values[field.name] }],
        )}
      />
    </div>
  );
}
