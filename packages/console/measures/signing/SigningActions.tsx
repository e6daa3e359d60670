import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../api/http.ts';
import type { Signed, SigningStep } from '../../api/measures/reportTypes.ts';
import { ActionBar } from '../../ui/act/ActionBar.tsx';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { useAsk } from '../../ui/act/useAsk.tsx';

interface SigningActionsProps<P extends Signed> {
  paper: P;
  /** What it is called, such as 通报. */
  noun: string;
  /** Nothing is done with it while it has changes that are not saved. */
  disabled?: boolean;
  step: (step: SigningStep, reason: string) => Promise<Answer<P>>;
  onDone: (answer: Answer<P>) => void;
  onLost: () => void;
}

const done: Record<SigningStep, string> = {
  submit: '已送审',
  review: '已审核通过，等待签发',
  return: '已退回修改',
  issue: '已签发，已编号',
};

/** What can be done to a paper on its way to the signature: handed in, passed, returned, signed. */
export function SigningActions<P extends Signed>({
  paper,
  noun,
  disabled = false,
  step,
  onDone,
  onLost,
}: SigningActionsProps<P>) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [returning, setReturning] = useState(false);
  const act = useAct(
    async ({ how, reason = '' }: { how: SigningStep; reason?: string }) => ({
      how,
      answer: await step(how, reason),
    }),
    {
      onDone: ({ how, answer }) => {
        message.success(done[how]);
        setReturning(false);
        void client.invalidateQueries({ queryKey: ['measures-waiting'] });
        onDone(answer);
      },
      onProblem: ({ status }) => {
        if (status === 412 || status === 409) onLost();
        return false;
      },
    },
  );
  const ask = useAsk(act);
  const shown = (one: SigningStep) => paper.can.includes(one);
  const question = (how: SigningStep, title: string, content: string, okText: string) => () =>
    ask({ how }, { title, content, okText });
  return (
    <>
      <ActionBar
        actions={[
          { key: 'return', title: '退回修改…', shown: shown('return'), onPress: () => setReturning(true) },
          {
            key: 'submit',
            title: '送审',
            shown: shown('submit'),
            main: true,
            disabled,
            onPress: question(
              'submit',
              `把这份${noun}送审？`,
              '由您以外的人审核、签发。送审后不能修改，退回后可以再改；每次送审的稿都留存。',
              '送审',
            ),
          },
          {
            key: 'review',
            title: '审核通过',
            shown: shown('review'),
            main: true,
            onPress: question('review', `审核通过这份${noun}？`, '通过后等待签发。', '审核通过'),
          },
          {
            key: 'issue',
            title: '签发',
            shown: shown('issue'),
            main: true,
            onPress: question(
              'issue',
              `签发这份${noun}？`,
              '签发时编号，文件上写明签发人和日期，之后不能再改。',
              '签发',
            ),
          },
        ]}
      />
      <ReasonDialog
        open={returning}
        title="退回修改"
        label="退回的理由"
        hint="拟稿人会看到，改好后重新送审。"
        action="退回"
        act={act}
        onClose={() => setReturning(false)}
        onGive={(reason) => act.run({ how: 'return', reason })}
      />
    </>
  );
}
