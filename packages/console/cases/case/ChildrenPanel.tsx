import type { Tone } from '@mingcha/kernel/labels';
import { Link } from '@tanstack/react-router';
import type { Case, CaseChild } from '../../api/cases/caseTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { Mark } from '../../ui/show/Mark.tsx';

const statusNames: Record<CaseChild['status'], string> = {
  waiting: '待开启',
  open: '办理中',
  done: '已办结',
  withdrawn: '已撤回',
};

const tones: Record<CaseChild['status'], Tone> = {
  waiting: 'idle',
  open: 'wait',
  done: 'good',
  withdrawn: 'idle',
};

/** The cases that a case has opened, and how many of them are under way and ended; the case that opened this one. */
export function ChildrenPanel({ found: { children, parent } }: { found: Case }) {
  if (children.length === 0 && !parent) return null;
  const count = (status: CaseChild['status']) => children.filter((one) => one.status === status).length;
  return (
    <Panel title="子事项">
      {parent ? (
        <p>
          <Link to="/cases/$type/$id" params={{ type: parent.type, id: parent.id }}>
            属于{parent.typeTitle}
            {parent.number ? ` ${parent.number}` : ''}
          </Link>
        </p>
      ) : null}
      {children.length > 0 ? (
        <p className="muted small" style={{ marginBottom: 8 }}>
          共 {children.length} 项，已开启 {children.length - count('waiting')} 项，已办结 {count('done')} 项
        </p>
      ) : null}
      <ul className="case-tasks">
        {children.map((child) => (
          <li key={child.id}>
            <Line child={child} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Line({ child: { title, about, status, problem, overtaken, case: own } }: { child: CaseChild }) {
  return (
    <div className="stack tight">
      <span className="row" style={{ gap: '0 12px' }}>
        {own ? (
          <Link to="/cases/$type/$id" params={{ type: own.type, id: own.id }}>
            <strong>{about}</strong>
          </Link>
        ) : (
          <strong>{about}</strong>
        )}
        <span className="muted">{[title, own?.number].filter(Boolean).join('，')}</span>
        <Mark tone={tones[status]}>{own?.result ?? own?.state.title ?? statusNames[status]}</Mark>
        {own?.due !== undefined ? <DueLine due={own.due} light={own.light} open /> : null}
      </span>
      {overtaken ? (
        <span className="note warn">
          公示的内容更正之后不再需要这一项，它还没有办结。请打开这一项，按其办理方式终止。
        </span>
      ) : null}
      {problem ? <span className="note warn">{problem}</span> : null}
    </div>
  );
}
