import { Button, Input } from 'antd';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { choicesOf, type Download } from '../work/model.ts';
import { outcomesFor, summaryOf, withResult } from '../work/results.ts';
import { Choices } from './Choices.tsx';
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
        <Field label="检查情况" required>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 12 }}
              maxLength={8_000}
              value={draft.findings}
              onChange={({ target }) => editing.draft({ findings: target.value })}
            />
          )}
        </Field>
        {points.length > 0 ? (
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
        {hasProblem ? (
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
