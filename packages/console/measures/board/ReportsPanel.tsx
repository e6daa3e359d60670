import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { read } from '../../api/http.ts';
import type { ReportForm } from '../../api/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { useMe } from '../../session/me.tsx';
import { instant } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemView, Skeleton } from '../../ui/Waiting.tsx';
import { currentRound, useIsOffice, useRounds } from '../rounds/queries.ts';
import { reportStates, roleWords, statusNames } from '../rounds/words.ts';

interface ReportsPanelProps {
  notice: string;
  measure: string;
  /** Departments that lead it; where there are none, those that carry it out. */
  units: string[];
}

/** What the units reported of a measure, round by round, with what their partners wrote. */
export function ReportsPanel({ notice, measure, units }: ReportsPanelProps) {
  const me = useMe();
  const office = useIsOffice();
  const rounds = useRounds(notice);
  const [chosen, setChosen] = useState<string>();
  const begun = (rounds.data ?? []).filter(({ state }) => state !== 'planned');
  const round = chosen ?? currentRound(begun)?.id;
  const seen = office ? units : units.filter((dept) => dept === me.dept);
  const forms = useQueries({
    queries: (round ? seen : []).map((dept) => {
      const id = `${measure}.${round}.${dept}`;
      return {
        queryKey: ['report-form', id],
        queryFn: () => read<ReportForm>(`/v1/reports/${encodeURIComponent(id)}`),
      };
    }),
  });
  const failed = forms.find(({ error }) => error);
  return (
    <Panel
      title="进展报告"
      actions={
        begun.length > 0 ? (
          <Select
            aria-label="报送轮次"
            style={{ minWidth: 170 }}
            value={round}
            options={begun.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setChosen}
          />
        ) : null
      }
    >
      {rounds.data && begun.length === 0 ? (
        <p className="muted">
          还没有开始报送。
          <Link to="/measures/$id/rounds" params={{ id: notice }}>
            看报送轮次
          </Link>
        </p>
      ) : null}
      {begun.length > 0 && seen.length === 0 ? (
        <p className="muted">
          {units.length === 0 ? '没有要报送的单位。' : '牵头单位的报告只有牵头单位和督查室能看。'}
        </p>
      ) : null}
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {rounds.isLoading || forms.some(({ isLoading }) => isLoading) ? <Skeleton lines={3} /> : null}
      <ul className="timeline-list">
        {forms.map(({ data }) => (data ? <ReportLine key={data.id} form={data} /> : null))}
      </ul>
    </Panel>
  );
}

function ReportLine({ form: { dept, role, report, partners, overdueDays } }: { form: ReportForm }) {
  const deptName = useDeptName();
  return (
    <li>
      <div className="row between">
        <strong>
          {deptName(dept)}（{roleWords[role]}）
        </strong>
        <span className="small">
          {reportStates[report?.state ?? 'none']}
          {report?.submittedAt ? ` · ${instant(report.submittedAt)}` : ''}
          {overdueDays > 0 ? <span className="chip bad"> 逾期 {overdueDays} 天</span> : null}
        </span>
      </div>
      {report ? (
        <>
          <p className="measure-text">
            【{statusNames[report.status]}】{report.text}
          </p>
          {report.problems ? <p className="small">存在问题：{report.problems}</p> : null}
          {report.next ? <p className="small">下一步：{report.next}</p> : null}
          {report.returnedReason && report.state === 'returned' ? (
            <div className="note warn">退回原因：{report.returnedReason}</div>
          ) : null}
        </>
      ) : null}
      {partners
        .filter(({ text }) => text !== '')
        .map((partner) => (
          <p className="small muted" key={partner.dept}>
            {deptName(partner.dept)}（{roleWords.partner}）：{partner.text}
          </p>
        ))}
    </li>
  );
}
