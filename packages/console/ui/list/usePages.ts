import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../api/types.ts';
import { count } from '../show/format.ts';

/**
 * A list of the API, page after page: its rows so far (undefined while the first page loads), and what its table's foot
 * needs to load more. `load` gets the cursor of a page, undefined for the first one.
 */
export function usePages<T, P extends Page<T>>(
  queryKey: QueryKey,
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<P & Page<T>>,
  options: { enabled?: boolean; staleTime?: number } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // An order or a filter changes: what was shown stays until the new rows are there.
    placeholderData: keepPreviousData,
    ...options,
  });
  return {
    query,
    rows: query.data?.pages.flatMap((page): T[] => page.items),
    more: {
      has: query.hasNextPage,
      busy: query.isFetchingNextPage,
      load: () => void query.fetchNextPage(),
    },
  };
}

/** A list whose foot says how many of all there are shown. */
export const ofTotal = <L extends { rows: readonly unknown[] | undefined; more: object }>(
  list: L,
  total: number | undefined,
  unit: string,
) => ({
  ...list,
  more: { ...list.more, note: `已显示 ${count(list.rows?.length ?? 0)} / ${count(total ?? 0)} ${unit}` },
});
