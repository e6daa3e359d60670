import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { draftsApi, type Kept } from '../api/draws/drafts.ts';
import { useMe } from '../session/me.tsx';
import { createKeeper, type DraftState, type Keeper } from './keeper.ts';
import { localDraft, type Unsent } from './local.ts';

/** What a page begins with: what the server has kept, and what this tab could not send before it was reloaded. */
export interface FoundDraft<T> {
  kept: Kept<T> | undefined;
  unsent: Unsent<T> | undefined;
}

/** Looks for the signed-in person's draft; where the server is not reached, what this tab has. */
export function useFoundDraft<T extends object>(key: string) {
  const { sub } = useMe();
  return useQuery({
    queryKey: ['my-draft', key],
    queryFn: async (): Promise<FoundDraft<T>> => ({
      kept: await draftsApi.find<T>(key).catch(() => undefined),
      unsent: localDraft<T>(sub, key).read(),
    }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
}

/** What is shown first: what this tab typed last, else what the server has. */
export const firstContent = <T>({ kept, unsent }: FoundDraft<T>): T | undefined =>
  unsent?.content ?? kept?.content;

/** Keeps what is typed on a page under a key, from what was found for it; the page sets what is on it, each time it changes. */
export function useKeeper<T extends object>(
  key: string,
  found: FoundDraft<T>,
): { keeper: Keeper<T>; state: DraftState<T> } {
  const { sub } = useMe();
  const [keeper] = useState(() => {
    const { kept, unsent } = found;
    // What this tab typed on an earlier state of the draft must not pass for a change of the present one.
    const begun = unsent && unsent.etag !== kept?.etag ? undefined : kept;
    return createKeeper<T>({ key, found: begun, local: localDraft<T>(sub, key), api: draftsApi });
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => {
    const leave = () => void keeper.flush(true);
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    const back = () => void keeper.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [keeper]);
  return { keeper, state };
}
