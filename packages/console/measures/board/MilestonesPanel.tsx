import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { measuresApi } from '../../api/measures/measures.ts';
import type { Milestone, Progress } from '../../api/measures/measureTypes.ts';
import type { Act } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { day } from '../../ui/show/format.ts';
import { useNow } from '../../ui/show/useNow.ts';
import { mayPlan } from './plan.ts';
import { useProgressAct } from './useProgress.ts';

interface MilestonesPanelProps {
  measure: string;
  progress: Progress;
  etag: string;
}

/** The steps of a measure: ticked off by hand, planned by hand. */
export function MilestonesPanel({ measure, progress, etag }: MilestonesPanelProps) {
  const [editing, setEditing] = useState<Milestone[]>();
  const today = day(useNow());
  const writable = mayPlan(progress);
  const save = useProgressAct(measure, (next: Milestone[]) => measuresApi.milestones(measure, next, etag), {
    done: '节点已更新',
    onDone: () => setEditing(undefined),
  });
  const { milestones } = progress;
  const tick = (id: string, done: boolean) =>
    save.run(
      milestones.map(({ doneAt: _, ...one }) =>
        one.id !== id ? { ...one, ...(_ && { doneAt: _ }) } : done ? { ...one, doneAt: today } : one,
      ),
    );
  return (
    <Panel
      title="节点"
      about={
        milestones.length > 0
          ? `已完成 ${milestones.filter((one) => one.doneAt).length} / ${milestones.length}`
          : undefined
      }
      actions={writable && !editing ? <Button onClick={() => setEditing(milestones)}>编排节点</Button> : null}
    >
      {editing ? (
        <Editor
          milestones={editing}
          act={save}
          onChange={setEditing}
          onCancel={() => setEditing(undefined)}
          onSave={() => save.run(editing)}
        />
      ) : milestones.length === 0 ? (
        <p className="muted">还没有节点。把一年的事分成几步，到期没完成会亮灯。</p>
      ) : (
        <ul className="milestones">
          {milestones.map(({ id, title, due, doneAt }) => (
            <li key={id} className={!doneAt && due < today ? 'late' : undefined}>
              <Checkbox
                className="grow"
                checked={doneAt !== undefined}
                disabled={!writable || save.busy}
                onChange={(event) => tick(id, event.target.checked)}
              >
                {title}
              </Checkbox>
              <span className="due small nowrap">
                {doneAt ? `${doneAt} 完成` : `${due} 前${due < today ? '，已过期' : ''}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface EditorProps {
  milestones: Milestone[];
  act: Act<Milestone[]>;
  onChange: (next: Milestone[]) => void;
  onCancel: () => void;
  onSave: () => void;
}

function Editor({ milestones, act, onChange, onCancel, onSave }: EditorProps) {
  const set = (id: string, part: Partial<Milestone>) =>
    onChange(milestones.map((one) => (one.id === id ? { ...one, ...part } : one)));
  return (
    <ActForm
      ready={milestones.every(({ title, due }) => title.trim() !== '' && due !== '')}
      act={act}
      submit="保存节点"
      tight
      foot={
        <Button onClick={() => onChange([...milestones, { id: freshId(milestones), title: '', due: '' }])}>
          添加节点
        </Button>
      }
      onSubmit={onSave}
      onClose={onCancel}
    >
      {milestones.map(({ id, title, due }, index) => (
        <div className="edit-line" key={id}>
          <Input
            aria-label={`第 ${index + 1} 个节点`}
            placeholder="做成什么"
            value={title}
            onChange={(event) => set(id, { title: event.target.value })}
          />
          <Input
            type="date"
            aria-label={`第 ${index + 1} 个节点的期限`}
            value={due}
            onChange={(event) => set(id, { due: event.target.value })}
          />
          <Button
            type="text"
            aria-label={`去掉第 ${index + 1} 个节点`}
            onClick={() => onChange(milestones.filter((one) => one.id !== id))}
          >
            去掉
          </Button>
        </div>
      ))}
    </ActForm>
  );
}

/** The first `m1`, `m2` … that is free. */
function freshId(milestones: readonly Milestone[]): string {
  let count = milestones.length + 1;
  while (milestones.some(({ id }) => id === `m${count}`)) count++;
  return `m${count}`;
}
