import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { call, read } from '../http.ts';
import type {
  CityWitness,
  ListedWitness,
  NewWitness,
  Page,
  ProvinceWitnessRule,
  Witnesses,
} from '../types.ts';

const inCity = ({ city, id }: Pick<CityWitness, 'city' | 'id'>) =>
  `/v1/province/cities/${city}/witnesses/${encodeURIComponent(id)}`;

export const witnessesApi = {
  list: () => read<Witnesses>('/v1/witnesses'),
  get: (id: string) => call<ListedWitness>('GET', `/v1/witnesses/${encodeURIComponent(id)}`),
  register: (witness: NewWitness) => call<ListedWitness>('POST', '/v1/witnesses', { body: witness }),
  withdraw: (id: string, reason: string, etag: string) =>
    call('POST', `/v1/witnesses/${encodeURIComponent(id)}/withdraw`, { body: { reason }, ifMatch: etag }),
  /** Those of the cities that let their province read them. */
  ofCities: (state: 'waiting' | 'all') => read<Page<CityWitness>>('/v1/province/witnesses', { state }),
  ofCity: (of: Pick<CityWitness, 'city' | 'id'>) => call<ListedWitness>('GET', inCity(of)),
  confirm: (of: Pick<CityWitness, 'city' | 'id'>, etag: string) =>
    call('POST', `${inCity(of)}/confirm`, { ifMatch: etag }),
  refuse: (of: Pick<CityWitness, 'city' | 'id'>, reason: string, etag: string) =>
    call('POST', `${inCity(of)}/refuse`, { body: { reason }, ifMatch: etag }),
  rule: () => call<ProvinceWitnessRule>('GET', '/v1/province/witness-rule'),
  setRule: (required: boolean, etag: string) =>
    call<ProvinceWitnessRule>('PUT', '/v1/province/witness-rule', { body: { required }, ifMatch: etag }),
};

/** The city's standing list of witnesses, and whether its province confirms them. */
export function useWitnessList() {
  const enabled = permits(useMe(), 'tenancy:read');
  return useQuery({ enabled, queryKey: ['witnesses'], queryFn: witnessesApi.list });
}

/** The witnesses of that list. */
export function useWitnesses() {
  const enabled = permits(useMe(), 'tenancy:read');
  return useQuery({
    enabled,
    queryKey: ['witnesses'],
    queryFn: witnessesApi.list,
    select: ({ items }) => items,
  });
}
