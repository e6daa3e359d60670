import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from './client.ts';

export type Resource<T> =
  | { phase: 'loading' }
  | { phase: 'ready'; value: T }
  | { phase: 'failed'; error: ApiError };

const asApiError = (cause: unknown) =>
  cause instanceof ApiError
    ? cause
    : new ApiError(0, 'unexpected', '页面出了点问题', (cause as Error).message);

/**
 * Loads what `key` names and loads it anew when the key changes. `reload` asks again; with `quietly` what is shown stays
 * until the answer is there, and a failure is passed over.
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): [Resource<T>, (quietly?: boolean) => void] {
  const [resource, setResource] = useState<Resource<T>>({ phase: 'loading' });
  const running = useRef<AbortController | null>(null);
  const loader = useRef(load);
  loader.current = load;

  const reload = useCallback((quietly = false) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    if (!quietly) setResource({ phase: 'loading' });
    loader.current(controller.signal).then(
      (value) => controller.signal.aborted || setResource({ phase: 'ready', value }),
      (cause) =>
        controller.signal.aborted || quietly || setResource({ phase: 'failed', error: asApiError(cause) }),
    );
  }, []);

  useEffect(() => {
    reload();
    return () => running.current?.abort();
  }, [key, reload]);

  return [resource, reload];
}
