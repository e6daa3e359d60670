import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../../api/http.ts';
import { chasesApi } from '../../api/measures/reports.ts';
import type { Chase } from '../../api/measures/reportTypes.ts';
import { ActionBar } from '../../ui/act/ActionBar.tsx';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { AnswerDialog } from './AnswerDialog.tsx';

type Step = 'answer' | 'reject' | 'close';

const asks: Record<
  Exclude<Step, 'answer'>,
  { title: string; label: string; hint: string; action: string; done: string }
> = {
  reject: {
    title: '退回答复',
    label: '退回原因',
    hint: '单位会看到，并须重新答复。',
    action: '退回',
    done: '已退回，等待重新答复',
  },
  close: {
    title: '销号',
    label: '销号理由',
    hint: '写入督办单，销号后不能再改。',
    action: '销号',
    done: '已销号',
  },
};

/** What can be done to a chase now: the unit answers, the office takes the answer or sends it back. */
export function ChaseActions({ chase, etag }: { chase: Chase; etag: string }) {
  const client = useQueryClient();
  const [step, setStep] = useState<Step>();
  const act = useAct(
    ({ how, text, files = [] }: { how: Step; text: string; files?: string[] }): Promise<Answer<Chase>> =>
      how === 'answer'
        ? chasesApi.answer(chase.id, { text, files }, etag)
        : chasesApi[how](chase.id, text, etag),
    {
      ...(step ? { done: step === 'answer' ? '已答复' : asks[step].done } : {}),
      onDone: (response) => {
        client.setQueryData(['chase', chase.id], response);
        for (const key of ['chases', 'overdue', 'measures-waiting'])
          void client.invalidateQueries({ queryKey: [key] });
        setStep(undefined);
      },
      onProblem: (problem) => {
        if (problem.status === 412 || problem.status === 409)
          void client.invalidateQueries({ queryKey: ['chase', chase.id] });
        return false;
      },
    },
  );
  const answered = chase.state === 'answered';
  const can = (one: Step) => chase.can.includes(one);
  return (
    <>
      <ActionBar
        actions={[
          { key: 'reject', title: '退回答复…', shown: can('reject'), onPress: () => setStep('reject') },
          {
            key: 'answer',
            title: answered ? '补充答复' : '答复',
            shown: can('answer'),
            main: !answered && !can('close'),
            onPress: () => setStep('answer'),
          },
          { key: 'close', title: '销号…', shown: can('close'), main: true, onPress: () => setStep('close') },
        ]}
      />
      {step === 'answer' ? (
        <AnswerDialog
          act={act}
          onClose={() => setStep(undefined)}
          onGive={(answer) => act.run({ how: 'answer', ...answer })}
        />
      ) : step ? (
        <ReasonDialog
          open
          {...asks[step]}
          act={act}
          onClose={() => setStep(undefined)}
          onGive={(text) => act.run({ how: step, text })}
        />
      ) : null}
    </>
  );
}
