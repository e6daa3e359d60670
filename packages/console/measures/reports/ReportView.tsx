import { reportStates, reportStatusNames } from '@mingcha/kernel/labels';
import type { ReactNode } from 'react';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ReportForm } from '../../api/measures/reportTypes.ts';
import { FileLinks } from '../../files/FileLinks.tsx';
import { FilesOwner } from '../../files/owner.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { PartnerTexts } from './FormParts.tsx';

interface ReportViewProps {
  form: ReportForm;
  foot?: ReactNode;
}

/** A report as it was written, to be read. */
export function ReportView({ form, foot }: ReportViewProps) {
  const { report, indicators } = form;
  if (!report) {
    return (
      <div className="stack">
        <p className="muted">还没有填写。</p>
        <PartnerTexts form={form} />
      </div>
    );
  }
  return (
    <div className="stack">
      <span className="row" style={{ gap: '2px 14px' }}>
        <StateMark of={reportStates[report.state]} />
        {report.submittedAt ? (
          <span className="muted small">
            {report.submittedBy?.name} 于 {instant(report.submittedAt)} 签发
          </span>
        ) : null}
        {report.late ? <span className="chip warn">迟报</span> : null}
      </span>
      {report.state === 'returned' ? (
        <div className="note bad">
          <strong>退回原因：</strong>
          <span className="pre">{report.returnedReason}</span>
        </div>
      ) : null}
      <dl className="facts">
        <dt>进展</dt>
        <dd>{reportStatusNames[report.status]}</dd>
        <dt>落实情况</dt>
        <dd className="report-text">{report.text}</dd>
        {report.problems ? (
          <>
            <dt>存在问题</dt>
            <dd className="report-text">{report.problems}</dd>
          </>
        ) : null}
        {report.next ? (
          <>
            <dt>下一步打算</dt>
            <dd className="report-text">{report.next}</dd>
          </>
        ) : null}
        {report.values.map(({ indicator, value }) => {
          const known = indicators.find(({ id }) => id === indicator);
          return (
            <span key={indicator} style={{ display: 'contents' }}>
              <dt>{known?.metric ?? '指标'}</dt>
              <dd>
                {value} {known?.unit}
              </dd>
            </span>
          );
        })}
        {report.files && report.files.length > 0 ? (
          <>
            <dt>附件</dt>
            <dd>
              <FilesOwner base={reportsApi.filesOf(form.id)} files={report.files}>
                <FileLinks ids={report.files.map(({ id }) => id)} />
              </FilesOwner>
            </dd>
          </>
        ) : null}
      </dl>
      <PartnerTexts form={form} />
      {foot}
    </div>
  );
}
