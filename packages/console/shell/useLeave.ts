import { App } from 'antd';
import { useSigned } from '../session/me.tsx';

/** Signs out, and removes what this browser keeps of the person; asks before where the system does not have all of it. */
export function useLeave(): () => Promise<void> {
  const { me, session } = useSigned();
  const { modal } = App.useApp();
  return async () => {
    const { wipe, wouldLose } = await import('../visits/local/leave.ts');
    const lost = await wouldLose(me).catch(() => 0);
    const leave = async () => {
      await wipe(me).catch(() => undefined);
      await session.signOut();
    };
    if (lost === 0) return leave();
    modal.confirm({
      title: '退出会清除本机内容',
      content: `有 ${lost} 次检查只在这台设备上，系统里还没有。请先联网上传；现在退出，填写的内容、照片和签名都会删除，不能恢复。`,
      okText: '退出并删除',
      okButtonProps: { danger: true },
      cancelText: '先不退出',
      onOk: leave,
    });
  };
}
