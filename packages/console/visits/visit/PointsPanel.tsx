import { Input } from 'antd';
import { Panel } from '../../ui/page/Panel.tsx';
import type { CheckPoint } from '../work/model.ts';
import { Choices } from './Choices.tsx';
import type { Editing } from './useWork.ts';

/** The check points of the items one by one, with the answers that they allow. */
export function PointsPanel({ points, editing }: { points: readonly CheckPoint[]; editing: Editing }) {
  const { answers } = editing.work.draft;
  const done = points.filter(({ key }) => answers[key]?.answer !== undefined).length;
  const set = (key: string, change: { answer?: string; note?: string }) =>
    editing.draft({ answers: { ...answers, [key]: { ...answers[key], ...change } } });
  return (
    <Panel title="检查要点" about={points.length > 0 ? `已查 ${done} 项，共 ${points.length} 项` : undefined}>
      {points.length === 0 ? (
        <p className="muted">这些事项没有列出检查要点，请直接填写检查情况。</p>
      ) : (
        <ol className="visit-points">
          {points.map(({ key, item, point, answers: allowed, basis }, at) => (
            <li key={key}>
              {points[at - 1]?.item === item ? null : <h3>{item}</h3>}
              <p>
                {at + 1}. {point}
              </p>
              {basis ? <p className="small muted">依据：{basis}</p> : null}
              <Choices
                legend={point}
                quiet
                options={allowed}
                chosen={[answers[key]?.answer ?? '']}
                onChoose={(answer) => set(key, { answer })}
              />
              <Input
                aria-label={`${point}的说明`}
                placeholder="说明（可不填）"
                maxLength={500}
                value={answers[key]?.note ?? ''}
                onChange={({ target }) => set(key, { note: target.value })}
              />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
