import { creditRecordStates, publicationClocks } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { creditRecordsApi, useCreditKinds } from '../../api/credit/creditRecords.ts';
import type { CreditKind, CreditRecordDetail } from '../../api/schema.d.ts';
import { useTenant } from '../../api/tenancy.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { AskForObjection, ObjectionNote } from '../Objection.tsx';
import { publicationMark } from '../words.ts';
import { Withdraw } from './Withdraw.tsx';

/** One record: what it says, how it stands with its publication, and its versions. */
export function RecordPage() {
  const { subject, id } = useParams({ from: '/credit/records/$subject/$id' });
  const [personal, setPersonal] = useState(false);
  const query = useQuery({
    queryKey: ['credit-record', subject, id, personal],
    queryFn: () => creditRecordsApi.record(subject, id, personal),
  });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {(record) => <Whole record={record} personal={personal} onPersonal={() => setPersonal(true)} />}
      </Loaded>
    </div>
  );
}

/** What everybody may read of the enterprise, as the portal gives it. */
function Report({ subject }: { subject: string }) {
  const tenant = useTenant().data?.data.code;
  if (tenant === undefined) return null;
  return <Button href={`/v1/citizen/${tenant}/credit-reports/${subject}`}>信用报告（PDF）</Button>;
}

interface WholeProps {
  record: CreditRecordDetail;
  personal: boolean;
  onPersonal: () => void;
}

function Whole({ record, personal, onPersonal }: WholeProps) {
  const kind = useCreditKinds().find(({ id }) => id === record.kind);
  const hasPersonal = kind?.fields.some(
    (field) => field.personal && record.values[field.field] !== undefined,
  );
  const seesPersonal = permits(useMe(), 'credit:personal');
  return (
    <>
      <PageHead
        title={record.name}
        crumb={<Link to="/credit/records">← 信用信息</Link>}
        about={
          <span className="row" style={{ gap: '2px 14px' }}>
            <strong>{kind?.title}</strong>
            <StateMark of={creditRecordStates[record.state]} />
            <span>{record.number}</span>
          </span>
        }
        actions={
          <>
            <Report subject={record.subject} />
            <AskForObjection record={record} />
            <Withdraw record={record} />
          </>
        }
      />
      {record.objection ? (
        <ObjectionNote
          of={record.objection.case}
          what={record.objection.accepted ? '这条记录有异议' : '有人对这条记录提出异议，待受理'}
        />
      ) : null}
      <Panel
        title="内容"
        actions={
          hasPersonal && seesPersonal && !personal ? <Button onClick={onPersonal}>查看个人信息</Button> : null
        }
      >
        <Facts record={record} kind={kind} />
      </Panel>
      {record.clocks.length > 0 || record.period ? (
        <Panel title="公示">
          <Publication record={record} />
        </Panel>
      ) : null}
      <Panel title="版本">
        <Versions record={record} kind={kind} />
      </Panel>
    </>
  );
}

const shown = (value: unknown) => (value === true ? '是' : value === false ? '否' : String(value));

/** What a record says by the titles of its kind. */
const factsOf = (
  { subject, name, authority, number, date, values }: CreditRecordDetail['versions'][number],
  kind: CreditKind | undefined,
) => {
  const all: Record<string, unknown> = { subject, name, authority, number, date, ...values };
  return (kind?.fields ?? []).flatMap(({ field, title }) =>
    all[field] === undefined ? [] : [{ field, title, text: shown(all[field]) }],
  );
};

function Facts({ record, kind }: { record: CreditRecordDetail; kind: CreditKind | undefined }) {
  return (
    <dl className="facts">
      {factsOf(record, kind).map(({ field, title, text }) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{title}</dt>
          <dd className="report-text">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Publication({ record }: { record: CreditRecordDetail }) {
  const { clocks, period, periodRule } = record;
  return (
    <dl className="facts">
      {clocks.map(({ name, due, done, light, undated }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{publicationClocks[name]}</dt>
          <dd>
            <span className="row" style={{ gap: '2px 14px' }}>
              <StateMark of={publicationMark({ clock: name, light })} />
              <span>{due ? `期限 ${due}` : '期限待放假安排'}</span>
              {done ? <span>办理 {done}</span> : null}
              {undated ? <span>未写明变更或撤销日期，以收到之日起算</span> : null}
            </span>
          </dd>
        </div>
      ))}
      <dt>公示期</dt>
      <dd>
        {period
          ? `自 ${period.from} 起${period.to ? `，至 ${period.to} 止（当日起不再公示）` : ''}`
          : '未在公示'}
        {periodRule ? `；依据：${periodRule}` : ''}
      </dd>
    </dl>
  );
}

function Versions({ record, kind }: { record: CreditRecordDetail; kind: CreditKind | undefined }) {
  return (
    <ol className="history">
      {record.versions.map((version, at) => {
        const older = record.versions[at + 1];
        const before = new Map(older ? factsOf(older, kind).map(({ field, text }) => [field, text]) : []);
        const changes = older
          ? factsOf(version, kind).filter(({ field, text }) => before.get(field) !== text)
          : [];
        return (
          <li key={version.version}>
            <span className="row" style={{ gap: '0 12px' }}>
              <strong>
                第 {version.version} 版 · {creditRecordStates[version.state].title}
              </strong>
              <span className="muted small">
                {version.by} · {instant(version.at)}
              </span>
            </span>
            {version.reason ? <span>原因：{version.reason}</span> : null}
            {changes.map(({ field, title, text }) => (
              <span key={field} className="report-text">
                {title}：{before.get(field) ?? '（空）'} → {text}
              </span>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
