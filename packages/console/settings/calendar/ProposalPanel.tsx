import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { type CalendarState, calendarApi, type Proposal } from '../../api/calendar.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { ArrangementText } from './ArrangementText.tsx';
import { MovesView } from './MovesView.tsx';
import { YearView } from './YearView.tsx';

interface ProposalPanelProps {
  state: CalendarState;
  proposal: Proposal;
  etag: string;
  /** The year is another now. */
  onChanged: () => void;
}

/** What one person entered, as the second one sees it: the days, what they move, and the decision. */
export function ProposalPanel({ state: { year, can }, proposal, etag, onChanged }: ProposalPanelProps) {
  const { message } = App.useApp();
  const [rejecting, setRejecting] = useState(false);
  const moves = useQuery({
    queryKey: ['calendar', year, 'moves', etag],
    queryFn: () => calendarApi.preview(year, proposal),
    enabled: can.length > 0,
  });
  const options = {
    onDone: onChanged,
    onProblem: ({ status }: ApiProblem) => {
      if (status !== 412) return false;
      message.warning(`他人刚刚先行操作了 ${year} 年放假安排，已显示最新内容`);
      onChanged();
      return true;
    },
  };
  const approve = useAct(() => calendarApi.confirm(year, etag), {
    ...options,
    done: `${year} 年放假安排已生效`,
  });
  const reject = useAct((reason: string) => calendarApi.reject(year, reason, etag), {
    ...options,
    done: '已退回',
  });
  const withdraw = useAct(() => calendarApi.withdraw(year, etag), { ...options, done: '已撤回' });
  return (
    <Panel
      title={`${year} 年放假安排待复核`}
      about={`${proposal.by.name} ${instant(proposal.at)} 提交，依据：${proposal.basis}。`}
    >
      <div className="stack">
        {can.includes('withdraw') ? (
          <p>由另一名市级管理员复核后生效；没有第二名管理员的，请先在人员账号中添加。</p>
        ) : null}
        <ArrangementText value={proposal} />
        {can.length > 0 ? (
          <Loaded query={moves}>{(preview) => <MovesView preview={preview} />}</Loaded>
        ) : null}
        <YearView year={year} value={proposal} />
        <Refusal of={approve} />
        <Refusal of={withdraw} />
        <div className="row end">
          {can.includes('withdraw') ? (
            <Button loading={withdraw.busy} onClick={() => withdraw.run(undefined)}>
              撤回
            </Button>
          ) : null}
          {can.includes('reject') ? <Button onClick={() => setRejecting(true)}>退回…</Button> : null}
          {can.includes('confirm') ? (
            <Button
              type="primary"
              disabled={!moves.data}
              loading={approve.busy}
              onClick={() => approve.run(undefined)}
            >
              复核确认
            </Button>
          ) : null}
        </div>
      </div>
      <ReasonDialog
        open={rejecting}
        title="退回放假安排"
        label="退回原因"
        hint="记入审计日志，不少于 2 个字。"
        action="退回"
        act={reject}
        onClose={() => setRejecting(false)}
        onGive={(reason) => reject.run(reason)}
      />
    </Panel>
  );
}
