import { Button, Modal } from 'antd';
import type { Lost } from './useReading.ts';

/** Two people saved the same draft: what happened, and that nothing typed here is lost. */
export function LostDialog({ lost, onTake }: { lost: Lost | undefined; onTake: () => void }) {
  if (!lost) return null;
  const { latest, merged } = lost;
  const gone = latest.data.state !== 'draft';
  return (
    <Modal title="他人刚刚先保存了这份通知" open closable={false} footer={null}>
      <div className="stack">
        {gone ? (
          <p>它已经开始督促落实，不能再改读出的内容。您没有保存的修改留在这个页面上，可以先抄下再离开。</p>
        ) : (
          <>
            <p>您的修改都还在。载入后：</p>
            <ul className="read-lost">
              <li>他人改动的 {merged.taken} 项采用他人的内容；</li>
              <li>
                {merged.both.length > 0
                  ? `第 ${merged.both.join('、')} 项两人都改了，保留您的内容，请核对；`
                  : '没有两人都改的举措；'}
              </li>
              <li>核对后再按一次“保存”。</li>
            </ul>
          </>
        )}
        <div className="row end">
          <Button type="primary" onClick={gone ? () => window.location.reload() : onTake}>
            {gone ? '查看台账' : '载入最新内容，保留我的修改'}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
