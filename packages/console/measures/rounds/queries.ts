import { isKnownDay } from '@mingcha/kernel';
import { useQuery } from '@tanstack/react-query';
import { roundsApi } from '../../api/measures/reports.ts';
import type { Round } from '../../api/measures/reportTypes.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';

/** One notice's head data. */
export function useNotice(id: string) {
  return useQuery({ queryKey: ['notice-line', id], queryFn: () => roundsApi.notice(id), staleTime: 60_000 });
}

/** The day by which a round stands among others: that it is due, or its nominal one while that is not known. */
export const orderDay = ({ due, id }: Pick<Round, 'due' | 'id'>): string => (isKnownDay(due) ? due : id);

/** A notice's rounds, the earliest due first. */
export function useRounds(notice: string) {
  return useQuery({
    queryKey: ['rounds', notice],
    queryFn: () => roundsApi.list(notice),
    select: (rounds) => [...rounds].sort((a, b) => orderDay(a).localeCompare(orderDay(b))),
  });
}

/** The measures of a notice, for choosing and for naming them. */
export function useMeasures(notice: string | undefined) {
  return useQuery({
    queryKey: ['measure-lines', notice],
    queryFn: () => roundsApi.measures(notice!),
    enabled: notice !== undefined,
    staleTime: 60_000,
  });
}

/** The notices that are being carried out. */
export function useActiveNotices() {
  return useQuery({
    queryKey: ['notice-lines'],
    queryFn: roundsApi.notices,
    select: (notices) => notices.filter(({ state }) => state === 'active'),
    staleTime: 60_000,
  });
}

/** Forms of a round that are not in, of those that the signed-in person sees. */
export function missingOf({ counts }: Pick<Round, 'counts'>): number {
  return counts.forms - counts.submitted - counts.accepted;
}

/** The round that is looked at when nobody says which: the open one due first, else the last that was open. */
export function currentRound(rounds: readonly Round[]): Round | undefined {
  return rounds.find(({ state }) => state === 'open') ?? rounds.findLast(({ state }) => state === 'closed');
}

/** Whether the signed-in person sees the work of all departments: the office, and auditors. */
export function useSeesAll(): boolean {
  const me = useMe();
  return permits(me, 'measures:write') || me.roles.includes('auditor');
}

/** Whether the signed-in person is the office that follows all departments. */
export function useIsOffice(): boolean {
  return permits(useMe(), 'measures:write');
}
