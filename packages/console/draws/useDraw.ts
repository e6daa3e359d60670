import { useQuery } from '@tanstack/react-query';
import { drawsApi } from '../api/draws/draws.ts';
import type { Answer } from '../api/http.ts';
import type { Draw } from '../api/types.ts';
import { type ItemActOptions, useItemAct } from './useItemAct.ts';
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

/**
 * A step on a draw. When somebody else was faster (409 `draw-state`, 412) says so in words and shows the draw as it
 * is now.
 */
export const useDrawAct = <A>(
  id: string,
  action: (input: A) => Promise<Answer<Draw>>,
  options: ItemActOptions<Draw>,
) =>
  useItemAct(
    {
      key: ['draw', id],
      get: () => drawsApi.get(id),
      code: 'draw-state',
      what: '这次抽查',
      says: ({ state }) => stateSentences[state],
      also: [['draws'], ['result', id]],
    },
    action,
    options,
  );
