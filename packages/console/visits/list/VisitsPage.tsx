import '../visits.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useSigned } from '../../session/me.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { SearchBox } from '../../ui/list/SearchBox.tsx';
import { Empty, ProblemView, Skeleton } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import { useNow } from '../../ui/show/useNow.ts';
import type { Desk } from '../sync/desk.ts';
import { useDesk, useDeskState, useOnline } from '../sync/useDesk.ts';
import { byDay, isFound } from '../work/order.ts';
import { cameBack } from '../work/submit.ts';
import { NetworkBar } from './NetworkBar.tsx';
import { startWorker } from './startWorker.ts';
import { VisitCard } from './VisitCard.tsx';

startWorker();

/** The visits of the signed-in person in order of date. They open without a network. */
export function VisitsPage() {
  const { desk, failed } = useDesk();
  return (
    <div className="page visits">
      <PageHead
        title="今日检查"
        about="派给您的、等待检查的对象。内容下载到本机后，没有网络也能填写、拍照和签名。"
        actions={desk ? <DownloadButton desk={desk} /> : null}
      />
      {failed ? <ProblemView error={failed} /> : desk ? <Visits desk={desk} /> : <Skeleton />}
    </div>
  );
}

function DownloadButton({ desk }: { desk: Desk }) {
  const { busy } = useDeskState(desk);
  const isOnline = useOnline(desk);
  const { session } = useSigned();
  return (
    <Button
      disabled={!isOnline || session.local !== undefined}
      loading={busy === 'downloading'}
      onClick={() => void desk.sync()}
    >
      下载到本机
    </Button>
  );
}

function Visits({ desk }: { desk: Desk }) {
  const { visits, problem, busy, offset } = useDeskState(desk);
  const [q, setQ] = useState('');
  useNow();
  const now = desk.serverNow();
  const isOnline = useOnline(desk);
  const all = (visits ?? []).map((one) => ({
    ...one,
    case: one.download.case,
    isDone: one.work.progress.is === 'synced' && !cameBack(one.work, one.download, offset),
  }));
  const shown = all.filter((one) => isFound(one.case, q));
  const readAt = Math.max(0, ...all.map(({ download }) => download.at));
  return (
    <div className="stack">
      <NetworkBar desk={desk} />
      {problem && isOnline ? <ProblemView error={problem} onRetry={() => void desk.sync()} /> : null}
      {all.length > 0 ? (
        <SearchBox label="查找检查" placeholder="名称、地址、编号、事项…" value={q} onSearch={setQ} />
      ) : null}
      {visits === undefined || (all.length === 0 && busy) ? <Skeleton /> : null}
      {visits !== undefined && !busy && all.length === 0 ? (
        <Empty title="没有等待检查的对象">
          {isOnline ? '派给您的检查经批准后出现在这里。' : '本机还没有下载过。请在有网络时打开本页。'}
        </Empty>
      ) : null}
      {all.length > 0 && shown.length === 0 ? <Empty title="没有找到">请换一个词再查。</Empty> : null}
      {byDay(shown, now).map(({ title, visits: some }) => (
        <Panel key={title} title={title} about={`${some.length} 户`} flush>
          <ul className="visit-cards">
            {some.map((one) => (
              <VisitCard key={one.case.id} download={one.download} work={one.work} now={now} />
            ))}
          </ul>
        </Panel>
      ))}
      {readAt > 0 ? (
        <p className="muted small">本机内容更新于 {instant(new Date(readAt).toISOString())}</p>
      ) : null}
    </div>
  );
}
