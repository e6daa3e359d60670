import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { drawsApi } from '../api/draws.ts';
import type { Answer } from '../api/http.ts';
import type { ApiProblem } from '../api/problem.ts';
import type { Draw } from '../api/types.ts';
import { useAct } from '../ui/useAct.ts';
import { stateSentences } from './words.ts';

/** A draw with its ETag, asked for again while something outside of this page can move it on. */
export function useDraw(id: string) {
  return useQuery({
    queryKey: ['draw', id],
    queryFn: () => drawsApi.get(id),
    refetchInterval: ({ state }) => {
      const draw = state.data?.data;
      const witnesses = draw?.state === 'planned' && draw.source === 'witness';
      return draw?.state === 'committed' || witnesses ? 4000 : false;
    },
  });
}

interface DrawActOptions {
  done: string;
  onDone?: (draw: Draw) => void;
  /** Somebody else was faster, and the page now shows what they did. */
  onLost?: () => void;
  /** True when the problem was dealt with on the spot. */
  onProblem?: (problem: ApiProblem) => boolean;
}

/**
 * A step on a draw. When somebody else was faster (409 `draw-state`, 412) says so in words and shows the draw as it
 * is now.
 */
export function useDrawAct<A>(
  id: string,
  action: (input: A) => Promise<Answer<Draw>>,
  { done, onDone, onLost, onProblem }: DrawActOptions,
) {
  const client = useQueryClient();
  const { notification } = App.useApp();
  // A poll that was asked before the step and answers after it would put the old state and its ETag back.
  const forgetPolls = () => client.cancelQueries({ queryKey: ['draw', id] });
  return useAct(action, {
    done,
    onDone: async (response) => {
      await forgetPolls();
      client.setQueryData(['draw', id], response);
      void client.invalidateQueries({ queryKey: ['draws'] });
      void client.invalidateQueries({ queryKey: ['result', id] });
      onDone?.(response.data);
    },
    onProblem: (problem) => {
      if (onProblem?.(problem)) return true;
      if (problem.code !== 'draw-state' && problem.status !== 412) return false;
      const fresh = { queryKey: ['draw', id], queryFn: () => drawsApi.get(id), staleTime: 0 };
      const load = async () => {
        await forgetPolls();
        const { data } = await client.fetchQuery(fresh);
        onLost?.();
        notification.warning({
          title: '他人刚刚先行操作了这次抽查',
          description: `${stateSentences[data.state]}页面已载入最新状态，请核对后再继续。`,
          placement: 'top',
          duration: 8,
        });
      };
      void load();
      return true;
    },
  });
}
