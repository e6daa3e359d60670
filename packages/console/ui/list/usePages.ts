import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../api/types.ts';

/**
 * A list of the API, page after page: its rows so far (undefined while the first page loads), and what its table's foot
 * needs to load more. `load` gets the cursor of a page, undefined for the first one.
 */
export function usePages<T, P extends Page<T>>(
  queryKey: QueryKey,
  load: (cursor: string | undefined) => Promise<P & Page<T>>,
  { enabled = true }: { enabled?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    enabled,
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
