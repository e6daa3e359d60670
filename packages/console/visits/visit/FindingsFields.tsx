import { Button, Input } from 'antd';
import { Field } from '../../ui/form/Field.tsx';
import type { CheckPoint } from '../work/model.ts';
import { summaryOf } from '../work/results.ts';
import type { Editing } from './useWork.ts';

interface FindingsFieldsProps {
  editing: Editing;
  label: string;
  /** Characters of the account. */
  most: number;
  /** Whose answers can be taken over into the account; none where nothing was checked. */
  points: readonly CheckPoint[];
  hasProblem: boolean;
}

/** What was found, in words, and the problems where there are some. */
export function FindingsFields({ editing, label, most, points, hasProblem }: FindingsFieldsProps) {
  const { findings, problems, answers } = editing.work.draft;
  const summarise = () =>
    editing.draft({ findings: [findings, summaryOf(points, answers)].filter(Boolean).join('\n') });
  return (
    <>
      <Field label={label} required>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 12 }}
            maxLength={most}
            value={findings}
            onChange={({ target }) => editing.draft({ findings: target.value })}
          />
        )}
      </Field>
      {points.length > 0 ? (
        <div>
          <Button onClick={summarise}>写入要点的汇总</Button>
        </div>
      ) : null}
      {hasProblem ? (
        <Field label="发现的问题" required>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={4_000}
              value={problems}
              onChange={({ target }) => editing.draft({ problems: target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
