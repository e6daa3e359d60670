import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from './client.ts';
import type { Page } from './types.ts';

export type Paged<T> = {
  items: T[];
  next: string | undefined;
  loading: boolean;
  error: ApiError | undefined;
};

type Load<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** A list that grows page by page. It begins anew when `key` changes. */
export function usePaged<T>(key: string, load: Load<T>): [Paged<T>, () => void] {
  const [paged, setPaged] = useState<Paged<T>>({
    items: [],
    next: undefined,
    loading: true,
    error: undefined,
  });
  const loader = useRef(load);
  loader.current = load;
  const running = useRef<AbortController | null>(null);

  const fetchPage = useCallback((cursor: string | undefined, before: T[]) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setPaged({ items: before, next: cursor, loading: true, error: undefined });
    loader.current(cursor, controller.signal).then(
      (page) => {
        if (controller.signal.aborted) return;
        setPaged({
          items: [...before, ...page.items],
          next: page.next ?? undefined,
          loading: false,
          error: undefined,
        });
      },
      (cause) => {
        if (controller.signal.aborted) return;
        const error = cause instanceof ApiError ? cause : new ApiError(0, 'unexpected', '页面出了点问题');
        setPaged({ items: before, next: cursor, loading: false, error });
      },
    );
  }, []);

  useEffect(() => {
    fetchPage(undefined, []);
    return () => running.current?.abort();
  }, [key, fetchPage]);

  const more = useCallback(() => fetchPage(paged.next, paged.items), [fetchPage, paged.next, paged.items]);
  return [paged, more];
}
