import { useQuery } from '@tanstack/react-query';
import { casesApi } from '../api/cases/cases.ts';
import type { CaseTypeRow } from '../api/cases/caseTypes.ts';
import type { Me } from '../api/types.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';

/** Whether somebody has to do with cases at all. */
export const hasCases = (me: Me): boolean => me.can.some((right) => right.startsWith('cases:'));

/** Whether somebody sees the cases of a group of the whole city: only they are told how many there are. */
export const seesWholeCity = (me: Me, group: string): boolean =>
  [`cases:${group}:read`, 'cases:*:read'].some((right) => me.reach[right] === 'city');

/** Whether somebody makes inspections themselves: their right reaches less than the whole city. */
export const makesVisits = (me: Me): boolean =>
  permits(me, 'cases:inspection:open') && !seesWholeCity(me, 'inspection');

/** The cases that wait for the signed-in person; the menu's count and the inbox share it. */
export function useInbox() {
  return useQuery({
    queryKey: ['inbox'],
    queryFn: casesApi.inbox,
    enabled: hasCases(useMe()),
    refetchOnWindowFocus: 'always',
  });
}

const none: CaseTypeRow[] = [];

/** The types that concern the signed-in person, in the order of the library; none for those without a right to cases. */
export function useCaseTypes(): CaseTypeRow[] {
  const me = useMe();
  const query = useQuery({
    queryKey: ['case-types'],
    queryFn: casesApi.types,
    enabled: hasCases(me),
    staleTime: 300_000,
  });
  return query.data?.items ?? none;
}

/** One type with its fields and its opening form. */
export function useCaseType(name: string) {
  return useQuery({ queryKey: ['case-type', name], queryFn: () => casesApi.type(name), staleTime: 300_000 });
}
