import '../visits.css';
import { Link, useParams } from '@tanstack/react-router';
import { useMe } from '../../session/me.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { Empty, ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { day } from '../../ui/show/format.ts';
import { Mark } from '../../ui/show/Mark.tsx';
import { useNow } from '../../ui/show/useNow.ts';
import { ConflictPanel } from '../conflict/ConflictPanel.tsx';
import { NetworkBar } from '../list/NetworkBar.tsx';
import { Reach } from '../list/Reach.tsx';
import type { Desk } from '../sync/desk.ts';
import { canRecord, whyConflict } from '../sync/steps.ts';
import { useDesk, useDeskState } from '../sync/useDesk.ts';
import { type Download, isSafe, namesOf, textOf, type Work } from '../work/model.ts';
import { asksForSignatures, isJoining, ownPart, partTask } from '../work/part.ts';
import { canAttach } from '../work/photos.ts';
import { statusOf } from '../work/status.ts';
import { CertificatePanel } from './CertificatePanel.tsx';
import { NoticePanel } from './NoticePanel.tsx';
import { OtherParts } from './OtherParts.tsx';
import { PartPanel } from './PartPanel.tsx';
import { PhotosPanel } from './PhotosPanel.tsx';
import { PointsPanel } from './PointsPanel.tsx';
import { ResultPanel } from './ResultPanel.tsx';
import { SentPanel } from './SentPanel.tsx';
import { SigningPanel } from './SigningPanel.tsx';
import { SubmitBar } from './SubmitBar.tsx';
import { useFiles } from './useFiles.ts';
import { type Editing, useWork } from './useWork.ts';

/** One visit, from showing the certificates to handing in; works without a network. */
export function VisitPage() {
  const { desk, failed } = useDesk();
  if (failed) return <ProblemView error={failed} page />;
  return desk ? <Found desk={desk} /> : <Skeleton />;
}

function Found({ desk }: { desk: Desk }) {
  const { id } = useParams({ from: '/visits/$id' });
  const { visits, busy } = useDeskState(desk);
  const visit = visits?.find(({ download }) => download.case.id === id);
  if (visit) return <Visit key={id} desk={desk} {...visit} />;
  if (visits === undefined || busy) return <Skeleton />;
  return (
    <div className="page">
      <PageHead title="检查" crumb={<Link to="/visits">今日检查</Link>} />
      <Empty title="本机没有这次检查">它可能已由他人办理，或者还没有下载到本机。</Empty>
    </div>
  );
}

function Visit({ desk, download, work: kept }: { desk: Desk; download: Download; work: Work }) {
  const editing = useWork(desk, kept);
  useNow();
  const today = day(desk.serverNow());
  const { case: found } = download;
  const status = statusOf(editing.work);
  return (
    <div className="page visit">
      <PageHead
        title={namesOf(found, 'object').join('、')}
        crumb={<Link to="/visits">今日检查</Link>}
        about={
          <span className="row">
            {found.number}
            {status ? <Mark tone={status.tone}>{status.text}</Mark> : null}
          </span>
        }
      />
      <NetworkBar desk={desk} />
      {download.movedTo ? (
        <p className="note warn" role="status">
          {`该企业已迁址，名录中现在的地址是：${download.movedTo}。请先联系企业，再到现地址检查；不在原区划、须由其他人员检查的，请告诉组织抽查的部门。`}
        </p>
      ) : null}
      <Reach address={download.movedTo ?? textOf(found, 'address')} phone={download.phone} />
      <Content desk={desk} download={download} editing={editing} today={today} />
    </div>
  );
}

interface ContentProps {
  desk: Desk;
  download: Download;
  editing: Editing;
  today: string;
}

/** The form while it is being filled in; after that how far it has come. */
function Content({ desk, download: whole, editing, today }: ContentProps) {
  const files = useFiles(desk, editing, whole);
  const { dept } = useMe();
  const download = ownPart(whole, dept);
  const { work } = editing;
  const { case: found } = download;
  if (work.progress.is === 'conflict')
    return <ConflictPanel desk={desk} download={download} editing={editing} />;
  if (work.progress.is !== 'filling') return <SentPanel desk={desk} download={download} editing={editing} />;
  if (isJoining(found, dept) && canRecord(found)) {
    const task = partTask(found);
    if (!task)
      return (
        <p className="note" role="status">
          本部门的检查情况已经登记，由牵头部门登记检查结果。
          <Link to="/cases/$type/$id" params={{ type: found.type, id: found.id }}>
            打开事项页
          </Link>
        </p>
      );
    return (
      <>
        <CertificatePanel inspectors={whole.inspectors} today={today} />
        <NoticePanel desk={desk} download={download} editing={editing} today={today} isJoining />
        <PointsPanel points={download.points} editing={editing} />
        <PartPanel task={task} points={download.points} editing={editing} />
        {canAttach(found) ? <PhotosPanel desk={desk} visit={work.id} all={work.files} files={files} /> : null}
        {asksForSignatures(task) ? (
          <SigningPanel desk={desk} download={download} editing={editing} files={files} isPart />
        ) : null}
        <SubmitBar desk={desk} download={download} editing={editing} />
      </>
    );
  }
  return (
    <>
      {canRecord(found) ? null : (
        <p className="note warn" role="status">
          {whyConflict(found)}
          <Link to="/cases/$type/$id" params={{ type: found.type, id: found.id }}>
            打开事项页
          </Link>
        </p>
      )}
      {canRecord(found) || !isSafe(work) ? (
        <>
          <CertificatePanel inspectors={whole.inspectors} today={today} />
          <NoticePanel desk={desk} download={download} editing={editing} today={today} />
          <PointsPanel points={download.points} editing={editing} />
          <OtherParts found={found} />
          <ResultPanel download={download} editing={editing} today={today} />
          <PhotosPanel desk={desk} visit={work.id} all={work.files} files={files} />
          <SigningPanel desk={desk} download={download} editing={editing} files={files} />
          <SubmitBar desk={desk} download={download} editing={editing} />
        </>
      ) : null}
    </>
  );
}
