import { reportStateNames, reportStatusNames } from '@mingcha/kernel/labels';
import { useQueries } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { useMe } from '../../session/me.tsx';
import { ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { useIsOffice, useRounds } from '../rounds/queries.ts';
import { roleWords } from '../rounds/words.ts';

interface ReportsPanelProps {
  notice: string;
  measure: string;
  leads: string[];
  partners: string[];
}

/** What the lead units reported of a measure, round by round, with what their partners wrote. */
export function ReportsPanel({ notice, measure, leads, partners }: ReportsPanelProps) {
  const me = useMe();
  const all = useIsOffice() || me.roles.includes('auditor');
  const rounds = useRounds(notice);
  const [chosen, setChosen] = useState<string>();
  const begun = (rounds.data ?? []).filter(({ state }) => state !== 'planned');
  const round = chosen ?? begun.at(-1)?.id;
  const seen = all
    ? leads.length > 0
      ? leads
      : partners
    : [...leads, ...partners].filter((dept) => dept === me.dept);
  const queries = useQueries({
    queries: (round ? seen : []).map((dept) => ({
      queryKey: ['forms', notice, round, dept],
      queryFn: () => reportsApi.forms({ notice, round: round!, dept }),
    })),
  });
  const failed = queries.find(({ error }) => error);
  const waiting = rounds.isLoading || queries.some(({ isLoading }) => isLoading);
  const forms = queries.flatMap(({ data }) => data?.filter((form) => form.measure.id === measure) ?? []);
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
      {failed ? <ProblemView error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {waiting ? <Skeleton lines={3} /> : null}
      {!waiting && !failed && forms.length === 0 ? (
        <p className="muted">
          {begun.length === 0
            ? '还没有开始报送。'
            : seen.length > 0
              ? '这一轮没有要求报送这项举措。'
              : '牵头单位的报告由牵头单位和督查室查看。'}
        </p>
      ) : null}
      <ul className="timeline-list">
        {forms.map((form) => (
          <ReportLine key={form.id} form={form} />
        ))}
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
          {reportStateNames[report?.state ?? 'none']}
          {report?.submittedAt ? ` · ${instant(report.submittedAt)}` : ''}
          {overdueDays > 0 ? <span className="chip bad"> 逾期 {overdueDays} 天</span> : null}
        </span>
      </div>
      {report ? (
        <>
          <p className="measure-text">
            【{reportStatusNames[report.status]}】{report.text}
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
