import { useQuery } from '@tanstack/react-query';
import { registerApi } from '../api/registers.ts';
import { type RegisterKindName, registerKinds } from './kinds.ts';

/** The columns of a register as the API describes them. */
export function useColumns(kind: RegisterKindName) {
  return useQuery({
    queryKey: ['columns', kind],
    queryFn: () => registerApi(registerKinds[kind].base).columns(),
    staleTime: 600_000,
    select: (answer) => answer.columns,
  });
}

/** The inspection items in force, for choosing and for naming; a city has some dozens to hundreds. */
export function useItems() {
  return useQuery({
    queryKey: ['items', 'all'],
    queryFn: () => registerApi(registerKinds.items.base).list({ limit: 200 }),
    staleTime: 120_000,
  });
}
