/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { ObjectResponse, Substitution } from '../api/types.ts';
import { answerWords } from '../words/answer.ts';
import { Hash } from './hash.tsx';

type Check = 'running' | 'agrees' | 'differs' | 'impossible';

const checkWords: Record<Check, string> = {
  running: '正在本机复算随机值…',
  agrees: '已在您的设备上用种子和代码重算，与公布的随机值一致。',
  differs: '在您的设备上重算的随机值与公布的不一致，请截图并向监管部门反映。',
  impossible: '种子尚未公布，暂时不能复算随机值。',
};

/** The ticket, computed anew here from the published seed. */
function TicketCheck({ seed, id, ticket }: { seed: string | undefined; id: string; ticket: string }) {
  const [check, setCheck] = useState<Check>('running');
  useEffect(() => {
    let gone = false;
    if (seed === undefined) setCheck('impossible');
    else {
      import('../verify/ticket.ts')
        .then(
          ({ weightOfTicket }) => gone || setCheck(weightOfTicket(seed, id, ticket) ? 'agrees' : 'differs'),
        )
        .catch(() => gone || setCheck('impossible'));
    }
    return () => {
      gone = true;
    };
  }, [seed, id, ticket]);
  return (
    <>
      <p>
        随机值 <Hash value={ticket} what="随机值" />
      </p>
      <p class={`check ${check}`}>{checkWords[check]}</p>
    </>
  );
}

type AnswerProps = {
  answer: ObjectResponse;
  id: string;
  seed: string | undefined;
  substitutions: Substitution[];
};

/** Whether an enterprise was in the frame and was drawn, with its ticket checked. */
export function Answer({ answer, id, seed, substitutions }: AnswerProps) {
  const { tone, title, text } = answerWords(answer, id, substitutions);
  return (
    <div class={`answer ${tone}`}>
      <p class="answer-title">{title}</p>
      {answer.name && <p>{answer.name}</p>}
      <p>{text}</p>
      {answer.ticket && <TicketCheck seed={seed} id={id} ticket={answer.ticket} />}
    </div>
  );
}
