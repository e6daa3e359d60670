import { useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox, Segmented } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { BulkBar } from '../cases/bulk/BulkBar.tsx';
import type { Task } from '../home/tasks.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { withKey } from '../ui/list/DataTable.tsx';
import { Empty, ProblemView, Skeleton } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { useNarrow } from '../ui/page/useNarrow.ts';
import { day } from '../ui/show/format.ts';
import { useNow } from '../ui/show/useNow.ts';
import { kindOf, placeAfter, type TaskKind, taskKinds } from './kinds.ts';
import { TaskLine } from './TaskLine.tsx';
import { useWaiting } from './useWaiting.ts';
import { byDue } from './waiting.ts';

const keyHint = '在列表中用 j、k 或上下键移动，回车打开，x 选中。';
const none: ReadonlySet<string> = new Set();

/** Everything that waits for the signed-in person: cases, reports, chases, draws, in the order in which it is due. */
export function InboxPage() {
  const { tasks, more, loading, failed } = useWaiting();
  const { kind } = useSearch({ from: '/inbox' });
  const narrow = useNarrow();
  const today = day(useNow());
  const [keys, setKeys] = useState<ReadonlySet<string>>(none);
  const shown = tasks.filter((task) => kind === undefined || kindOf(task) === kind);
  const chosen = shown.flatMap(({ key, title, to }) =>
    keys.has(key) && to && 'case' in to ? [{ ...to.case, label: title }] : [],
  );
  return (
    <div className="page">
      <PageHead
        title="待办"
        about={`等您办理的事项、报送、督办和抽查，按期限先后。${narrow ? '' : keyHint}`}
      />
      <KindFilter tasks={tasks} kind={kind} />
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {loading ? <Skeleton /> : null}
      {!loading && !failed && shown.length === 0 ? (
        <Empty title={kind ? `现在没有等您处理的${taskKinds[kind]}` : '现在没有等您处理的事'}>
          新的任务会出现在这里。
        </Empty>
      ) : null}
      {loading ? null : <Lists tasks={shown} today={today} keys={keys} onChoose={setKeys} />}
      {more ? <p className="muted">事项太多，只列出期限最近的 100 件；其余请到各类事项的列表查看。</p> : null}
      <BulkBar chosen={chosen} onClear={() => setKeys(none)} />
    </div>
  );
}

function KindFilter({ tasks, kind }: { tasks: readonly Task[]; kind: TaskKind | undefined }) {
  const navigate = useNavigate({ from: '/inbox' });
  const count = (one: TaskKind) => tasks.filter((task) => kindOf(task) === one).length;
  return (
    <div className="scroll-x">
      <Segmented
        aria-label="按种类筛选"
        value={kind ?? ''}
        options={[
          { value: '', label: `全部 ${tasks.length}` },
          ...Object.entries(taskKinds).map(([value, title]) => ({
            value,
            label: `${title} ${count(value as TaskKind)}`,
          })),
        ]}
        onChange={(next) =>
          void navigate({ replace: true, search: next === '' ? {} : { kind: next as TaskKind } })
        }
      />
    </div>
  );
}

interface ListsProps {
  tasks: readonly Task[];
  today: string;
  keys: ReadonlySet<string>;
  onChoose: (keys: ReadonlySet<string>) => void;
}

/** The tasks under their headings; keys move the focus from one to the next over all of them. */
function Lists({ tasks, today, keys, onChoose }: ListsProps) {
  const box = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = [...(box.current?.querySelectorAll<HTMLElement>('li[data-key]') ?? [])];
    const at = items.findIndex((item) => item.contains(event.target as Node));
    const here = items[at];
    if (!here) return;
    if (event.key === 'x') {
      const { key = '' } = here.dataset;
      const isCase = tasks.some((task) => task.key === key && kindOf(task) === 'case');
      if (isCase) onChoose(withKey(keys, key, !keys.has(key)));
      return;
    }
    const next = placeAfter(event.key, at, items.length);
    const target = next === undefined ? undefined : items[next]?.querySelector<HTMLElement>('.task');
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside take the focus; keys only move it
    <div className="stack" ref={box} onKeyDown={move}>
      {byDue(tasks, today).map(({ title, tasks: some }) => (
        <Panel key={title} title={title} about={`${some.length} 件`} flush>
          <ul className="tasks choosing">
            {some.map((task) => (
              <li key={task.key} data-key={task.key}>
                {kindOf(task) === 'case' ? (
                  <Checkbox
                    aria-label={`选择${task.title}`}
                    checked={keys.has(task.key)}
                    onChange={(event) => onChoose(withKey(keys, task.key, event.target.checked))}
                  />
                ) : (
                  <span className="no-choice" />
                )}
                <TaskLine task={task} />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}
