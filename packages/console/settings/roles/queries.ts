import { useQuery } from '@tanstack/react-query';
import { tenancyApi } from '../../api/tenancy.ts';

export function useRoleList() {
  return useQuery({ queryKey: ['roles'], queryFn: tenancyApi.roles, select: (page) => page.items });
}

export function useRights() {
  return useQuery({
    queryKey: ['rights'],
    queryFn: tenancyApi.rights,
    select: (page) => page.items,
    staleTime: 300_000,
  });
}
