import { isKnownDay } from '@mingcha/kernel';
import { boardNames, boardStateNames, boardStates } from '@mingcha/kernel/labels';
import { useState } from 'react';
import { boardsApi } from '../../api/measures/reports.ts';
import type { BoardEntry } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { ActionBar } from '../../ui/act/ActionBar.tsx';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';

/** One unit on a board, with its appeal and the ruling. */
export function EntryCard({ entry, onChanged }: { entry: BoardEntry; onChanged: () => void }) {
  const deptName = useDeptName();
  return (
    <article className="stack tight">
      <span className="row between">
        <strong>{deptName(entry.dept)}</strong>
        <StateMark of={boardStates[entry.state]} />
      </span>
      <p className="report-text">{entry.reason}</p>
      {entry.appeal ? (
        <div className="partner-text">
          <span className="muted small">
            申诉 · {entry.appeal.by.name} · {instant(entry.appeal.at)}
          </span>
          <span className="report-text">{entry.appeal.text}</span>
        </div>
      ) : null}
      {entry.ruling ? (
        <div className="partner-text">
          <span className="muted small">
            裁定：{boardStateNames[entry.state]} · {entry.ruling.by.name} · {instant(entry.ruling.at)}
          </span>
          <span className="report-text">{entry.ruling.reason}</span>
        </div>
      ) : null}
      {entry.can.includes('appeal') && entry.appealDue ? (
        <p className="muted small">
          {isKnownDay(entry.appealDue)
            ? `可在 ${entry.appealDue} 前申诉`
            : `可以申诉，截止日${entry.appealDue.text}`}
        </p>
      ) : null}
      <Actions entry={entry} onChanged={onChanged} />
    </article>
  );
}

type Step = 'appeal' | 'uphold' | 'remove';

const asks: Record<Step, { title: string; label: string; hint: string; action: string; done: string }> = {
  appeal: {
    title: '申诉',
    label: '申诉理由',
    hint: '写明事实与依据；由督查部门裁定。',
    action: '提交申诉',
    done: '已提交申诉',
  },
  uphold: { title: '维持', label: '维持的理由', hint: '单位会看到。', action: '维持', done: '已裁定维持' },
  remove: { title: '撤下', label: '撤下的理由', hint: '单位会看到。', action: '撤下', done: '已撤下' },
};

function Actions({ entry, onChanged }: { entry: BoardEntry; onChanged: () => void }) {
  const deptName = useDeptName();
  const [step, setStep] = useState<Step>();
  const lost = (problem: { status: number }) => {
    if (problem.status === 412 || problem.status === 409) onChanged();
    return false;
  };
  const publish = useAct(() => boardsApi.publish(entry), {
    done: '已公示',
    onDone: onChanged,
    onProblem: lost,
  });
  const give = useAct(
    ({ how, text }: { how: Step; text: string }) =>
      how === 'appeal' ? boardsApi.appeal(entry, text) : boardsApi.rule(entry, how, text),
    {
      ...(step ? { done: asks[step].done } : {}),
      onDone: () => {
        setStep(undefined);
        onChanged();
      },
      onProblem: lost,
    },
  );
  const unit = deptName(entry.dept);
  const askPublish = useAsk(publish);
  const ask = () =>
    askPublish(undefined, {
      title: `公示：${unit}列入${boardNames[entry.board]}？`,
      content: '公示后该单位会看到；通知对外公开的，公众也会看到。',
      okText: '公示',
    });
  const can = (one: Step | 'publish') => entry.can.includes(one);
  return (
    <>
      <ActionBar
        small
        actions={[
          {
            key: 'publish',
            title: '公示',
            label: `公示${unit}`,
            main: true,
            busy: publish.busy,
            shown: can('publish'),
            onPress: ask,
          },
          { key: 'appeal', title: '申诉', shown: can('appeal'), onPress: () => setStep('appeal') },
          {
            key: 'uphold',
            title: '维持',
            label: `维持${unit}`,
            shown: can('uphold'),
            onPress: () => setStep('uphold'),
          },
          {
            key: 'remove',
            title: '撤下',
            label: `撤下${unit}`,
            shown: can('remove'),
            onPress: () => setStep('remove'),
          },
        ]}
      />
      {step ? (
        <ReasonDialog
          open
          {...asks[step]}
          act={give}
          at={step === 'appeal' ? '/text' : '/reason'}
          onClose={() => setStep(undefined)}
          onGive={(text) => give.run({ how: step, text })}
        />
      ) : null}
    </>
  );
}
