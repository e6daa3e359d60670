/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { DrawPage, ObjectResponse } from '../api/types.ts';
import { answerWords } from '../words/answer.ts';
import { Hash } from './hash.tsx';
import { InclusionCheck } from './inclusionCheck.tsx';

type Check = 'running' | 'agrees' | 'differs' | 'impossible';

const checkWords: Record<Check, string> = {
  running: '正在本机复算随机值…',
  agrees: '已在您的设备上用种子和代码重算，与公布的随机值一致。',
  differs: '在您的设备上重算的随机值与公布的不一致，请截图并向监管部门反映。',
  impossible: '种子尚未公布，暂时不能复算随机值。',
};

/** The ticket, computed anew here from the published seed. */
type TicketProps = { draw: DrawPage; id: string; ticket: string; salt: string | undefined };

function TicketCheck({ draw, id, ticket, salt }: TicketProps) {
  const seed = draw.outcome?.seed;
  const [check, setCheck] = useState<Check>('running');
  useEffect(() => {
    let gone = false;
    if (seed === undefined) setCheck('impossible');
    else {
      import('../verify/ticket.ts')
        .then(
          ({ ticketAgrees }) =>
            gone || setCheck(ticketAgrees(draw.plan, seed, { id, ticket, salt }) ? 'agrees' : 'differs'),
        )
        .catch(() => gone || setCheck('impossible'));
    }
    return () => {
      gone = true;
    };
  }, [draw.plan, seed, id, ticket, salt]);
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
  draw: DrawPage;
};

/** Whether an enterprise was in the frame and was drawn, with its ticket checked. */
export function Answer({ answer, id, draw }: AnswerProps) {
  const replaced = draw.replaced?.find((one) => one.id === id);
  const { tone, title, text } = answerWords(answer, id, draw.substitutions ?? [], {
    ...(replaced && { replaced }),
    ...(draw.substitutes?.some((one) => one.id === id) && { substitute: true }),
  });
  return (
    <div class={`answer ${tone}`}>
      <p class="answer-title">{title}</p>
      {answer.name && <p>{answer.name}</p>}
      <p>{text}</p>
      {answer.inclusion && <InclusionCheck draw={draw} id={id} inclusion={answer.inclusion} />}
      {answer.ticket && <TicketCheck draw={draw} id={id} ticket={answer.ticket} salt={answer.salt} />}
    </div>
  );
}
