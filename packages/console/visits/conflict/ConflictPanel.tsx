import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { saveBlob } from '../../api/http.ts';
import { useMe } from '../../session/me.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import type { Desk } from '../sync/desk.ts';
import { canRecord } from '../sync/steps.ts';
import type { Editing } from '../visit/useWork.ts';
import { type Download, namesOf } from '../work/model.ts';
import { partTask } from '../work/part.ts';
import { queued } from '../work/submit.ts';
import { handOverPage } from './handOver.ts';
import { versionsOf } from './versions.ts';

interface ConflictPanelProps {
  desk: Desk;
  download: Download;
  editing: Editing;
}

/** A visit that others went on with while this phone had no network: both versions, and what can be done. */
export function ConflictPanel({ desk, download, editing }: ConflictPanelProps) {
  const me = useMe();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { work } = editing;
  if (work.progress.is !== 'conflict') return null;
  const { now, why } = work.progress;
  const isPart = work.draft.part !== undefined;
  const mayRecord = now !== undefined && (isPart ? partTask(now.case) !== undefined : canRecord(now.case));
  const again = async () => {
    if (!now) return;
    const fresh = { ...download, case: now.case, etag: now.etag };
    await desk.local().putDownload(fresh);
    await editing.change((before) => queued(before, fresh, desk.state().offset));
    await desk.sync();
  };
  const save = async () => {
    const page = await handOverPage(desk.local(), download, work, me.name);
    saveBlob(page, `${download.case.number ?? ''}${namesOf(download.case, 'object').join('')}检查情况.html`);
  };
  const giveUp = () =>
    modal.confirm({
      title: '放弃本机填写的内容？',
      content: '填写的内容、照片和签名将从本机删除，不能恢复。需要留存的，请先下载。',
      okText: '放弃并删除',
      okButtonProps: { danger: true },
      cancelText: '先不放弃',
      onOk: async () => {
        await desk.local().drop(work.id);
        await navigate({ to: '/visits' });
        await desk.sync();
      },
    });
  return (
    <>
      <Panel title="有冲突">
        <div className="stack">
          <p className="note warn" role="alert">
            {why}本机填写的内容都在，没有提交。
          </p>
          <div className="row">
            {mayRecord ? (
              <Button type="primary" size="large" onClick={() => void again()}>
                按现在的情况再次提交
              </Button>
            ) : null}
            <Button size="large" type={mayRecord ? 'default' : 'primary'} onClick={() => void save()}>
              下载本机内容，交给办公室
            </Button>
            <Button size="large" danger onClick={giveUp}>
              放弃本机填写
            </Button>
          </div>
          {now ? (
            <p>
              <Link to="/cases/$type/$id" params={{ type: now.case.type, id: now.case.id }}>
                打开事项页
              </Link>
            </p>
          ) : null}
        </div>
      </Panel>
      <Panel title="两个版本" flush>
        <table className="data visit-versions">
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">本机填写</th>
              <th scope="col">系统现在</th>
            </tr>
          </thead>
          <tbody>
            {versionsOf(download, work, now?.case).map(({ title, mine, now: theirs }) => (
              <tr key={title} className={mine === theirs ? '' : 'differs'}>
                <th scope="row">{title}</th>
                <td className="pre">{mine || '—'}</td>
                <td className="pre">{theirs || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}
