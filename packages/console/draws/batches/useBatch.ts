import { useQuery } from '@tanstack/react-query';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Answer } from '../../api/http.ts';
import type { Batch } from '../../api/types.ts';
import { type ItemActOptions, useItemAct } from '../useItemAct.ts';
import { batchSentences } from './words.ts';

/** A batch with its ETag, asked for again while others can move it on. */
export const useBatch = (id: string) =>
  useQuery({
    queryKey: ['batch', id],
    queryFn: () => batchesApi.get(id),
    refetchInterval: ({ state }) => {
      const now = state.data?.data.state;
      if (now === 'committed') return 4_000;
      return now === 'gathering' ? 10_000 : false;
    },
  });

/** A step on a batch; where somebody was faster the page shows how it is now. */
export const useBatchAct = <A>(
  id: string,
  action: (input: A) => Promise<Answer<Batch>>,
  options: ItemActOptions<Batch>,
) =>
  useItemAct(
    {
      key: ['batch', id],
      get: () => batchesApi.get(id),
      code: 'batch-state',
      what: '这次共同抽取',
      says: ({ state }) => batchSentences[state],
      also: [['batches'], ['draws'], ['draw'], ['audit']],
    },
    action,
    options,
  );
