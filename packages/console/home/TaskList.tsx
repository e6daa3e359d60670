import { Link } from '@tanstack/react-router';
import { TaskLine } from '../inbox/TaskLine.tsx';
import { useWaiting } from '../inbox/useWaiting.ts';
import { Empty, ProblemView, Skeleton } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';

/** More stand on the page of all that waits. */
const shown = 15;

/** What waits for the user, what is due first. */
export function TaskList() {
  const { tasks, loading, failed } = useWaiting();
  return (
    <Panel
      title="等待处理"
      about={!loading && tasks.length > 0 ? `${tasks.length} 件` : undefined}
      actions={tasks.length > shown ? <Link to="/inbox">全部待办</Link> : null}
      flush
    >
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {loading ? <Skeleton lines={3} /> : null}
      {!loading && !failed && tasks.length === 0 ? (
        <Empty title="现在没有等您处理的事">新的任务会出现在这里。</Empty>
      ) : null}
      {loading ? null : (
        <ul className="tasks">
          {tasks.slice(0, shown).map((task) => (
            <li key={task.key}>
              <TaskLine task={task} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
