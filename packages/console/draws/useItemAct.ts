import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Answer } from '../api/http.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useAct } from '../ui/act/useAct.ts';

export interface ItemActOptions<T> {
  /** A short word where it was done; where it waits for a second person another one is said. */
  done: string;
  onDone?: (item: T) => void;
  /** Somebody else was faster, and the page now shows what they did. */
  onLost?: () => void;
  /** True when the problem was dealt with on the spot. */
  onProblem?: (problem: ApiProblem) => boolean;
}

interface ItemOf<T> {
  /** Where its answer is kept, with its ETag. */
  key: readonly string[];
  get: () => Promise<Answer<T>>;
  /** The code of a refusal for its state. */
  code: string;
  /** What it is called, and what its state means now. */
  what: string;
  says: (item: T) => string;
  /** What else is to be asked for again. */
  also: readonly (readonly string[])[];
}

/** What may wait for a second person. */
type Proposable = { proposal?: unknown };

/** A step on something that others change too. When somebody else was faster says so in words and shows it as it is now. */
export function useItemAct<A, T extends Proposable>(
  { key, get, code, what, says, also }: ItemOf<T>,
  action: (input: A) => Promise<Answer<T>>,
  { done, onDone, onLost, onProblem }: ItemActOptions<T>,
) {
  const client = useQueryClient();
  const { message, notification } = App.useApp();
  // A poll that was asked before the step and answers after it would put the old state and its ETag back.
  const forgetPolls = () => client.cancelQueries({ queryKey: key });
  return useAct(action, {
    onDone: async (response) => {
      await forgetPolls();
      const before = client.getQueryData<Answer<T>>(key)?.data.proposal;
      message.success(response.data.proposal && !before ? '已提出，待另一人同意' : done);
      client.setQueryData(key, response);
      for (const queryKey of also) void client.invalidateQueries({ queryKey });
      onDone?.(response.data);
    },
    onProblem: (problem) => {
      if (onProblem?.(problem)) return true;
      if (problem.code !== code && problem.status !== 412) return false;
      const load = async () => {
        await forgetPolls();
        const { data } = await client.fetchQuery({ queryKey: key, queryFn: get, staleTime: 0 });
        onLost?.();
        notification.warning({
          title: `他人刚刚先行操作了${what}`,
          description: `${says(data)}页面已载入最新状态，请核对后再继续。`,
          placement: 'top',
          duration: 8,
        });
      };
      void load();
      return true;
    },
  });
}
