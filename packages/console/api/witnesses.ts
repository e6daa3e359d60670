import { useQuery } from '@tanstack/react-query';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { call, read } from './http.ts';
import type { ListedWitness, NewWitness, Page } from './types.ts';

export const witnessesApi = {
  list: () => read<Page<ListedWitness>>('/v1/witnesses'),
  get: (id: string) => call<ListedWitness>('GET', `/v1/witnesses/${encodeURIComponent(id)}`),
  register: (witness: NewWitness) => call<ListedWitness>('POST', '/v1/witnesses', { body: witness }),
  withdraw: (id: string, reason: string, etag: string) =>
    call('POST', `/v1/witnesses/${encodeURIComponent(id)}/withdraw`, { body: { reason }, ifMatch: etag }),
};

/** The city's standing list of witnesses. */
export function useWitnesses() {
  const enabled = permits(useMe(), 'tenancy:read');
  return useQuery({
    enabled,
    queryKey: ['witnesses'],
    queryFn: witnessesApi.list,
    select: ({ items }) => items,
  });
}
