import type { ReactNode } from 'react';
import type { Case, CaseLimit } from '../../api/cases/caseTypes.ts';
import { Panel } from '../../ui/page/Panel.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { firstLimit } from './limits.ts';

/** What is asked for now: what the case is about, whom it waits for, by when; and the buttons. */
export function NowPanel({ found, children }: { found: Case; children: ReactNode }) {
  const limit = firstLimit(found.limits);
  const isDone = found.state.kind === 'done';
  return (
    <Panel title={isDone ? '办理结果' : '现在要办的'}>
      <div className="stack">
        {found.about ? <p className="case-about">{found.about}</p> : null}
        {isDone ? (
          <>
            <p className="muted">
              {found.state.title}
              {found.result ? `：${found.result.title}` : ''}。
            </p>
            {found.amended ? (
              <p className="note">
                公示的内容已于 {instant(found.amended.at)} 更正：{found.amended.reason}
              </p>
            ) : null}
          </>
        ) : (
          <dl className="facts">
            <dt>等谁办理</dt>
            <dd>{found.waitsFor.join('、')}</dd>
            {found.pending.map(({ action, title, waitsFor }) => (
              <PendingLine key={action} title={title} who={waitsFor} />
            ))}
            <dt>期限</dt>
            <dd>
              <Due limit={limit} />
            </dd>
          </dl>
        )}
        {children}
      </div>
    </Panel>
  );
}

function PendingLine({ title, who }: { title: string; who: string }) {
  return (
    <>
      <dt>等审批</dt>
      <dd>
        {title}：{who}
      </dd>
    </>
  );
}

function Due({ limit }: { limit: CaseLimit | undefined }) {
  if (!limit) return <span className="muted">没有期限</span>;
  const end = limit.promised ?? limit.due;
  return (
    <span className="row" style={{ gap: '0 10px' }}>
      <span>{limit.status === 'held' ? `${limit.title}，暂停计算` : limit.title}</span>
      {end ? <DueLine due={end} light={limit.light} open /> : null}
    </span>
  );
}
