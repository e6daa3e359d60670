import { Input } from 'antd';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { choicesOf, type Download } from '../work/model.ts';
import { outcomesFor, withResult } from '../work/results.ts';
import { Choices } from './Choices.tsx';
import { FindingsFields } from './FindingsFields.tsx';
import type { Editing } from './useWork.ts';

/** What was found: the codes of the result, the conclusion, the account, problems and their term. */
export function ResultPanel({
  download,
  editing,
  today,
}: {
  download: Download;
  editing: Editing;
  today: string;
}) {
  const { case: found, points } = download;
  const { draft } = editing.work;
  const outcomes = choicesOf(found, 'outcome');
  const fitting = outcomesFor(draft.results, outcomes);
  const hasProblem = draft.outcome === '发现问题已改正' || draft.outcome === '发现问题待处理';
  return (
    <Panel title="检查结果" about="“未发现问题”不能与其他结果同时选">
      <div className="stack">
        <Choices
          legend="结果代码"
          many
          options={choicesOf(found, 'results')}
          chosen={draft.results}
          onChoose={(one) => editing.draft({ endedOn: today, ...withResult(draft, one, outcomes) })}
        />
        {fitting.length > 0 ? (
          <Choices
            legend="检查结论"
            options={fitting}
            chosen={[draft.outcome ?? '']}
            onChoose={(outcome) => editing.draft({ outcome })}
          />
        ) : null}
        <FindingsFields
          editing={editing}
          label="检查情况"
          most={8_000}
          points={points}
          hasProblem={hasProblem}
        />
        {hasProblem ? (
          <Field label="改正期限" required={draft.outcome === '发现问题待处理'}>
            {(id) => (
              <Input
                id={id}
                type="date"
                size="large"
                value={draft.correctBy ?? ''}
                onChange={({ target }) => editing.draft({ correctBy: target.value })}
              />
            )}
          </Field>
        ) : null}
        <Field label="检查结束日期" required hint={`今天是 ${today}，按系统的时间`}>
          {(id) => (
            <Input
              id={id}
              type="date"
              size="large"
              max={today}
              value={draft.endedOn ?? ''}
              onChange={({ target }) => editing.draft({ endedOn: target.value })}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}
