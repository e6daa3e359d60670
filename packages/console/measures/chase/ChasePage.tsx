import { chaseStates } from '@mingcha/kernel/labels';
import '../rounds/rounds.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Attachment } from '../../api/files.ts';
import { chasesApi } from '../../api/measures/reports.ts';
import type { Chase } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { TrailPanel } from '../../audit/Trail.tsx';
import { FileLinks } from '../../files/FileLinks.tsx';
import { FilesOwner } from '../../files/owner.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { DueLine } from '../../ui/show/DueLine.tsx';
import { instant } from '../../ui/show/format.ts';
import { StateMark } from '../../ui/show/Mark.tsx';
import { useMeasures, useSeesAll } from '../rounds/queries.ts';
import { chaseLevels } from '../rounds/words.ts';
import { ChaseActions } from './ChaseActions.tsx';
import { causeText } from './cause.ts';

/** One chase: what is asked of whom, what was answered, what comes next. */
export function ChasePage() {
  const { id } = useParams({ from: '/chases/$id' });
  const query = useQuery({ queryKey: ['chase', id], queryFn: () => chasesApi.get(id) });
  return (
    <div className="page">
      <Loaded query={query} lines={8} page>
        {({ data, etag }) => <Whole chase={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

function Whole({ chase, etag }: { chase: Chase; etag: string }) {
  const deptName = useDeptName();
  return (
    <>
      <PageHead
        title={chase.number}
        crumb={<Link to="/chases">← 督办</Link>}
        about={
          <span className="row" style={{ gap: '2px 14px' }}>
            <StateMark of={chaseStates[chase.state]} />
            <strong>{chaseLevels[chase.level]}</strong>
            <span>{deptName(chase.dept)}</span>
          </span>
        }
        actions={
          <>
            <LinkButton to="/chases/$id/print" params={{ id: chase.id }}>
              打印督办单
            </LinkButton>
            <ChaseActions chase={chase} etag={etag} />
          </>
        }
      />
      <Panel title="督办内容">
        <div className="stack">
          <p className="report-text">{chase.text}</p>
          <Facts chase={chase} />
        </div>
      </Panel>
      <Panel title="办理经过">
        <Story chase={chase} />
      </Panel>
      <TrailPanel kind="chase" id={chase.id} />
    </>
  );
}

function Facts({ chase }: { chase: Chase }) {
  const measures = useMeasures(chase.notice).data ?? [];
  const seesAll = useSeesAll();
  return (
    <dl className="facts">
      <dt>通知</dt>
      <dd>{chase.docNo}</dd>
      <dt>举措</dt>
      <dd>
        <ul>
          {chase.measures.map((id) => {
            const known = measures.find((one) => one.id === id);
            return <li key={id}>{known ? `${known.no} ${known.title}` : id}</li>;
          })}
        </ul>
      </dd>
      <dt>事由</dt>
      <dd>{causeText(chase)}</dd>
      <dt>到期日</dt>
      <dd>{chase.since}</dd>
      <dt>发出</dt>
      <dd>
        {instant(chase.issuedAt)} · {chase.by.name}
      </dd>
      {chase.letter && seesAll ? (
        <>
          <dt>督办函</dt>
          <dd>
            <Link to="/chases/letters/$id" params={{ id: chase.letter }}>
              拟稿、审核、签发
            </Link>
          </dd>
        </>
      ) : null}
      <dt>答复期限</dt>
      <dd>
        <DueLine due={chase.answerDue} open={chase.state === 'issued'} />
      </dd>
    </dl>
  );
}

type Step = {
  at: string;
  title: string;
  text?: string | undefined;
  files?: readonly Attachment[] | undefined;
};

function Story({ chase }: { chase: Chase }) {
  const steps: Step[] = [
    { at: chase.issuedAt, title: `发出，${chase.by.name}` },
    ...chase.answers.map(({ at, by, text, files }) => ({ at, title: `答复，${by.name}`, text, files })),
    ...chase.rejections.map(({ at, by, reason }) => ({
      at,
      title: `退回重新答复，${by.name}`,
      text: reason,
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  if (chase.closedAt) steps.push({ at: chase.closedAt, title: '销号', text: chase.closedReason });
  return (
    <ol className="history">
      {steps.map(({ at, title, text, files = [] }) => (
        <li key={`${at} ${title}`}>
          <span className="row" style={{ gap: '0 12px' }}>
            <strong>{title}</strong>
            <span className="muted small">{instant(at)}</span>
          </span>
          {text ? <span className="report-text">{text}</span> : null}
          <FilesOwner base={chasesApi.filesOf(chase.id)} files={files}>
            <FileLinks ids={files.map(({ id }) => id)} />
          </FilesOwner>
        </li>
      ))}
    </ol>
  );
}
