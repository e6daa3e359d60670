import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Panel } from '../../ui/page/Panel.tsx';
import { instant } from '../../ui/show/format.ts';
import type { Desk } from '../sync/desk.ts';
import type { Download } from '../work/model.ts';
import { cameBack, queued, reopened } from '../work/submit.ts';
import type { Editing } from './useWork.ts';

interface SentPanelProps {
  desk: Desk;
  download: Download;
  editing: Editing;
}

/** A visit that was submitted: it waits on this phone, or the system has it. */
export function SentPanel({ desk, download, editing }: SentPanelProps) {
  const { work } = editing;
  const { progress, files } = work;
  const open = () => void editing.change(reopened);
  if (progress.is === 'clock') {
    const again = async () => {
      await editing.change((now) => queued(now, download, desk.state().offset));
      await desk.sync();
    };
    return (
      <Panel title="请核对日期">
        <div className="stack">
          <p className="note warn">
            这台手机的时间在离线期间被改动过。检查结束日期填的是 {work.draft.endedOn}
            ，请核对后再提交；照片旁的时间按改动前的时间差计算。
          </p>
          <div className="row">
            <Button type="primary" size="large" onClick={() => void again()}>
              日期无误，提交
            </Button>
            <Button size="large" onClick={open}>
              修改
            </Button>
          </div>
        </div>
      </Panel>
    );
  }
  if (progress.is === 'synced') {
    return (
      <Panel title="已同步">
        <div className="stack">
          <p>
            系统已于 {instant(new Date(progress.at).toISOString())} 收到全部内容和 {files.length}{' '}
            张照片、签名。本机保留 7 天后清除。
          </p>
          {cameBack(work, download, desk.state().offset) ? (
            <div className="stack tight">
              <p className="note warn">登记的内容已被退回，请修改后再次提交。</p>
              <div>
                <Button size="large" onClick={open}>
                  修改
                </Button>
              </div>
            </div>
          ) : null}
          <p>
            <Link to="/cases/$type/$id" params={{ type: download.case.type, id: download.case.id }}>
              打开事项页
            </Link>
          </p>
        </div>
      </Panel>
    );
  }
  const left = files.filter(({ sent }) => sent === undefined).length;
  return (
    <Panel title="等待同步">
      <div className="stack">
        <p>
          已提交，存在本机，联网后自动上传。
          {left > 0 ? `还有 ${left} 张照片和签名没有上传。` : ''}
        </p>
        {progress.is === 'queued' && progress.failed ? (
          <p className="note warn">上次没有成功：{progress.failed}</p>
        ) : null}
        <div className="row">
          <Button type="primary" size="large" onClick={() => void desk.sync()}>
            立即同步
          </Button>
          {progress.is === 'queued' && !progress.record && !progress.serve && !progress.attach ? (
            <Button size="large" onClick={open}>
              撤回修改
            </Button>
          ) : null}
        </div>
      </div>
    </Panel>
  );
}
