import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Compose } from '../../api/types.ts';
import { previewable } from './draft.ts';

/** What the draft would draw from, half a second after the last change; nothing while the draft is incomplete. */
export function usePreview(compose: Compose) {
  const ready = previewable(compose);
  const text = ready ? JSON.stringify(ready) : '';
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 500);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ['preview', settled],
    queryFn: async ({ signal }) => (await drawsApi.previewCompose(JSON.parse(settled), signal)).data,
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    preview: text === '' ? undefined : query.data,
    error: text === '' ? undefined : query.error,
    busy: text !== '' && (query.isFetching || settled !== text),
    ready: text !== '',
    refetch: query.refetch,
  };
}

export type LivePreview = ReturnType<typeof usePreview>;
