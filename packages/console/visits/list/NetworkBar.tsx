import { Button } from 'antd';
import { useSigned } from '../../session/me.tsx';
import type { Desk } from '../sync/desk.ts';
import { useDeskState, useOnline } from '../sync/useDesk.ts';

/** Whether there is a network, who must sign in, and what is still on this phone alone. */
export function NetworkBar({ desk }: { desk: Desk }) {
  const { session } = useSigned();
  const isOnline = useOnline(desk);
  const { visits = [], others, busy } = useDeskState(desk);
  const waiting = visits.filter(({ work }) => work.progress.is === 'queued').length;
  const left = waiting > 0 ? `本机有 ${waiting} 次检查等待上传。` : '';
  return (
    <div role="status" className="visit-bars">
      {!isOnline ? (
        <div className="note warn row between">
          <span>没有网络。可以照常填写和拍照，内容加密存在本机，联网后自动上传。{left}</span>
          <Button onClick={() => void desk.sync()}>再试一次</Button>
        </div>
      ) : session.local ? (
        <div className="note warn row between">
          <span>请重新登录，本机内容都在。{left}登录后接着上传。</span>
          <Button type="primary" onClick={() => void session.signIn()}>
            重新登录
          </Button>
        </div>
      ) : busy === 'sending' ? (
        <p className="note">正在上传，请不要关闭页面。{left}</p>
      ) : waiting > 0 ? (
        <div className="note row between">
          <span>{left}</span>
          <Button onClick={() => void desk.sync()}>立即上传</Button>
        </div>
      ) : null}
      {others > 0 ? (
        <p className="note warn">
          这台设备上还有其他账号的 {others} 次检查没有上传。您看不到其内容，请其本人登录后上传。
        </p>
      ) : null}
    </div>
  );
}
