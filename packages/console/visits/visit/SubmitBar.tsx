import { Button } from 'antd';
import { useMe } from '../../session/me.tsx';
import { day } from '../../ui/show/format.ts';
import type { Desk } from '../sync/desk.ts';
import { useOnline } from '../sync/useDesk.ts';
import { missingOf, missingPart } from '../work/missing.ts';
import type { Download } from '../work/model.ts';
import { isJoining } from '../work/part.ts';
import { queued } from '../work/submit.ts';
import type { Editing } from './useWork.ts';

interface SubmitBarProps {
  desk: Desk;
  download: Download;
  editing: Editing;
}

/** What is still missing, and the button that hands the visit in: at once, or as soon as there is a network. */
export function SubmitBar({ desk, download, editing }: SubmitBarProps) {
  const isOnline = useOnline(desk);
  const { work, unkept } = editing;
  const { dept } = useMe();
  const joins = isJoining(download.case, dept);
  const missing = joins
    ? missingPart(download, work.draft, work.files)
    : missingOf(download, work.draft, work.files, day(desk.serverNow()));
  const submit = async () => {
    await editing.change((now) => queued(now, download, now.offset));
    await desk.sync();
  };
  const { progress } = work;
  return (
    <section className="visit-submit" aria-label="提交">
      {unkept ? (
        <p className="note bad" role="alert">
          {unkept}
        </p>
      ) : null}
      {progress.is === 'filling' && progress.refused ? (
        <div className="note bad" role="alert">
          <strong>系统没有接受，请修改后再提交</strong>
          <p className="pre">{progress.refused.detail}</p>
        </div>
      ) : null}
      {missing.length > 0 ? (
        <ul className="visit-missing" aria-label="还需填写">
          {missing.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p className="muted">
          {isOnline
            ? joins
              ? '提交后牵头部门可以登记检查结果。'
              : '提交后由同组的另一名检查人员确认。'
            : '现在没有网络：提交后先存在本机，联网后自动上传。'}
        </p>
      )}
      <Button
        type="primary"
        size="large"
        block
        disabled={missing.length > 0}
        onClick={() => void submit().catch(() => undefined)}
      >
        提交
      </Button>
    </section>
  );
}
