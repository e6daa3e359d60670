import { RightOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { calendarApi } from '../api/calendar.ts';
import { drawsApi } from '../api/draws.ts';
import { jobsApi } from '../api/jobs.ts';
import { registerApi } from '../api/registers.ts';
import { roundsApi } from '../api/reports.ts';
import type { DrawSummary } from '../api/types.ts';
import { registerKinds } from '../registers/kinds.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { Empty, ProblemView, Skeleton } from '../ui/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useNow } from '../ui/useNow.ts';
import { measureTasks } from './measureTasks.ts';
import { calendarTasks, certificateTask, drawTasks, jobTasks, type Task } from './tasks.ts';

const every = 20_000;

function useTasks() {
  const me = useMe();
  const now = useNow();
  const draws = permits(me, 'draws:write');
  const open = (state: string) => ({
    queryKey: ['draws', 'open', state],
    queryFn: () => drawsApi.list({ series: 'all', state, limit: 20 }),
    enabled: draws,
    refetchInterval: every,
  });
  const [planned, committed, executed, expiring, jobs, measures, calendars] = useQueries({
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
    ],
  });
  // a department leads its own draws; the city looks after all of them
  const mine = (draw: DrawSummary) => me.roles.includes('city-admin') || draw.leadDept === me.dept;
  const all = [planned, committed, executed, expiring, jobs, measures, calendars];
  const tasks: Task[] = [
    ...drawTasks(
      [planned, committed, executed].flatMap((query) => query.data?.items ?? []).filter(mine),
      now,
    ),
    ...[certificateTask(expiring.data?.items ?? [], now)].filter((task) => task !== undefined),
    ...jobTasks(jobs.data?.items ?? [], me.sub, now),
    ...(calendars.data ? calendarTasks(calendars.data, me.sub, now) : []),
    ...(measures.data ? measureTasks(measures.data, permits(me, 'measures:write')) : []),
  ].sort((a, b) => a.urgency - b.urgency);
  return {
    tasks,
    loading: all.some((query) => query.isLoading),
    failed: all.find((query) => query.error),
  };
}

/** What waits for the user, the most urgent first. */
export function TaskList() {
  const { tasks, loading, failed } = useTasks();
  return (
    <Panel title="等待处理" about={!loading && tasks.length > 0 ? `${tasks.length} 件` : undefined} flush>
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {loading ? <Skeleton lines={3} /> : null}
      {!loading && !failed && tasks.length === 0 ? (
        <Empty title="现在没有等您处理的事">新的任务会出现在这里。</Empty>
      ) : null}
      {loading ? null : (
        <ul className="tasks">
          {tasks.map((task) => (
            <li key={task.key}>
              <TaskLine task={task} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function TaskLine({ task }: { task: Task }) {
  const content = (
    <>
      <span className={task.urgency <= 2 ? 'task-mark now' : 'task-mark'} aria-hidden="true" />
      <span className="grow">
        <strong>{task.title}</strong>
        <span className="muted">{task.about}</span>
      </span>
      {task.to ? <RightOutlined /> : null}
    </>
  );
  if (!task.to) return <div className="task">{content}</div>;
  if ('draw' in task.to) {
    return (
      <Link className="task" to="/draws/$id" params={{ id: task.to.draw }}>
        {content}
      </Link>
    );
  }
  if ('reports' in task.to) {
    return (
      <Link className="task" to="/reports" search={task.to.reports}>
        {content}
      </Link>
    );
  }
  if ('review' in task.to) {
    const { notice, round } = task.to.review;
    return (
      <Link className="task" to="/measures/$id/rounds/$round" params={{ id: notice, round }}>
        {content}
      </Link>
    );
  }
  if ('boards' in task.to) {
    return (
      <Link className="task" to="/measures/$id/boards" params={{ id: task.to.boards }}>
        {content}
      </Link>
    );
  }
  if ('settings' in task.to) {
    return (
      <Link className="task" to="/settings/$tab" params={{ tab: task.to.settings }}>
        {content}
      </Link>
    );
  }
  if ('page' in task.to) {
    return (
      <Link className="task" to={task.to.page}>
        {content}
      </Link>
    );
  }
  const { register, sort, job } = task.to;
  const search = { ...(sort && { sort }), ...(job && { job }) };
  return (
    <Link className="task" to="/registers/$kind" params={{ kind: register }} search={search}>
      {content}
    </Link>
  );
}
