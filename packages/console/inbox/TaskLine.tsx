import './tasks.css';
import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { Task } from '../home/tasks.ts';

/** Something that waits for the user, as a line that leads to it. */
export function TaskLine({ task }: { task: Task }) {
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
  if ('case' in task.to) {
    return (
      <Link className="task" to="/cases/$type/$id" params={task.to.case}>
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
  if ('briefing' in task.to) {
    return (
      <Link className="task" to="/briefings/$id" params={{ id: task.to.briefing }}>
        {content}
      </Link>
    );
  }
  if ('letter' in task.to) {
    return (
      <Link className="task" to="/chases/letters/$id" params={{ id: task.to.letter }}>
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
