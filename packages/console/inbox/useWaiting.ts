import { useQueries } from '@tanstack/react-query';
import { calendarApi } from '../api/calendar.ts';
import { casesApi } from '../api/cases/cases.ts';
import { drawsApi } from '../api/draws/draws.ts';
import { witnessesApi } from '../api/draws/witnesses.ts';
import { jobsApi } from '../api/jobs.ts';
import { registerApi } from '../api/lists/registers.ts';
import { roundsApi } from '../api/measures/reports.ts';
import type { DrawSummary } from '../api/types.ts';
import { hasCases } from '../cases/queries.ts';
import { measureTasks } from '../home/measureTasks.ts';
import {
  calendarTasks,
  certificateTask,
  drawTasks,
  jobTasks,
  type Task,
  witnessTasks,
} from '../home/tasks.ts';
import { registerKinds } from '../registers/kinds.ts';
import { useMe } from '../session/me.tsx';
import { confirmsWitnesses, permits } from '../session/rights.ts';
import { day } from '../ui/show/format.ts';
import { useNow } from '../ui/show/useNow.ts';
import { caseTasks, inDueOrder } from './waiting.ts';

const every = 20_000;

/** Everything that waits for the signed-in person, in the order in which it is due. */
export function useWaiting() {
  const me = useMe();
  const now = useNow();
  const draws = permits(me, 'draws:write');
  const open = (state: string) => ({
    queryKey: ['draws', 'open', state],
    queryFn: () => drawsApi.list({ series: 'all', state, limit: 20 }),
    enabled: draws,
    refetchInterval: every,
  });
  const [planned, committed, executed, expiring, jobs, measures, calendars, cases, witnesses] = useQueries({
    queries: [
      open('planned'),
      open('committed'),
      open('executed'),
      {
        queryKey: ['rows', 'inspectors', 'expiring'],
        queryFn: () => registerApi(registerKinds.inspectors.base).list({ sort: 'validUntil', limit: 100 }),
        enabled: permits(me, 'rosters:read'),
      },
      {
        queryKey: ['jobs'],
        queryFn: () => jobsApi.list(20),
        enabled: permits(me, 'jobs:read'),
        refetchInterval: every,
      },
      {
        queryKey: ['measures-waiting'],
        queryFn: roundsApi.waiting,
        enabled: permits(me, 'measures:read'),
        refetchInterval: every,
      },
      {
        queryKey: ['calendars'],
        queryFn: calendarApi.list,
        enabled: permits(me, 'tenancy:write'),
      },
      {
        queryKey: ['inbox'],
        queryFn: casesApi.inbox,
        enabled: hasCases(me),
        refetchInterval: every,
      },
      {
        queryKey: ['province', 'witnesses', 'waiting'],
        queryFn: () => witnessesApi.ofCities('waiting'),
        enabled: confirmsWitnesses(me),
        refetchInterval: every,
      },
    ],
  });
  // a department leads its own draws; the city looks after all of them
  const mine = (draw: DrawSummary) => me.roles.includes('city-admin') || draw.leadDept === me.dept;
  const all = [planned, committed, executed, expiring, jobs, measures, calendars, cases, witnesses];
  const tasks: Task[] = [
    ...drawTasks(
      [planned, committed, executed].flatMap((query) => query.data?.items ?? []).filter(mine),
      now,
    ),
    ...[certificateTask(expiring.data?.items ?? [], now)].filter((task) => task !== undefined),
    ...jobTasks(jobs.data?.items ?? [], me.sub, now),
    ...(calendars.data ? calendarTasks(calendars.data, me.sub, now) : []),
    ...(measures.data ? measureTasks(measures.data, permits(me, 'measures:write')) : []),
    ...witnessTasks(witnesses.data?.items ?? []),
    ...caseTasks(cases.data?.items ?? [], now),
  ];
  return {
    tasks: inDueOrder(tasks, day(now)),
    /** There are more cases than the API gives at once. */
    more: cases.data?.more === true,
    loading: all.some((query) => query.isLoading),
    failed: all.find((query) => query.error),
  };
}
