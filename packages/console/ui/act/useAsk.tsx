import { App } from 'antd';
import type { ReactNode } from 'react';
import { RefusalText } from './Refusal.tsx';
import type { Act } from './useAct.ts';

interface Question {
  title: string;
  content: ReactNode;
  okText: string;
  danger?: boolean;
}

/** Asks before an action is done. The question stays open until it is done, and shows what keeps it from being done. */
export function useAsk<A>(act: Act<A>): (input: A, question: Question) => void {
  const { modal } = App.useApp();
  return (input, { title, content, okText, danger = false }) => {
    let busy = false;
    const dialog = modal.confirm({
      title,
      content,
      okText,
      okButtonProps: { danger },
      onOk: (close: () => void) => {
        if (busy) return;
        busy = true;
        dialog.update({ okButtonProps: { danger, loading: true } });
        void act.attempt(input).then((problem) => {
          busy = false;
          if (!problem) return close();
          dialog.update({
            okButtonProps: { danger },
            content: (
              <div className="stack tight">
                <div>{content}</div>
                <RefusalText problem={problem} />
              </div>
            ),
          });
        });
      },
    });
  };
}
