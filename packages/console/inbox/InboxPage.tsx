import { PageHead } from '../shell/PageHead.tsx';
import { day } from '../ui/format.ts';
import { Empty, ProblemView, Skeleton } from '../ui/Loading.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useNow } from '../ui/useNow.ts';
import { TaskLine } from './TaskLine.tsx';
import { useWaiting } from './useWaiting.ts';
import { byDue } from './waiting.ts';

/** Everything that waits for the signed-in person: cases, reports, chases, draws, in the order in which it is due. */
export function InboxPage() {
  const { tasks, more, loading, failed } = useWaiting();
  const today = day(useNow());
  return (
    <div className="page">
      <PageHead title="待办" about="等您办理的事项、报送、督办和抽查，按期限先后。" />
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {loading ? <Skeleton /> : null}
      {!loading && !failed && tasks.length === 0 ? (
        <Empty title="现在没有等您处理的事">新的任务会出现在这里。</Empty>
      ) : null}
      {loading
        ? null
        : byDue(tasks, today).map(({ title, tasks: some }) => (
            <Panel key={title} title={title} about={`${some.length} 件`} flush>
              <ul className="tasks">
                {some.map((task) => (
                  <li key={task.key}>
                    <TaskLine task={task} />
                  </li>
                ))}
              </ul>
            </Panel>
          ))}
      {more ? <p className="muted">事项太多，只列出期限最近的 200 件；其余请到各类事项的列表查看。</p> : null}
    </div>
  );
}
