import { useState } from 'react';
import { measuresApi } from '../../api/measures/measures.ts';
import type { Progress, WorkAction } from '../../api/measures/measureTypes.ts';
import { ActionBar } from '../../ui/act/ActionBar.tsx';
import { ReasonDialog } from '../../ui/act/ReasonDialog.tsx';
import { useProgressAct } from './useProgress.ts';

const names: Record<WorkAction, string> = {
  start: '启动',
  finish: '标为完成',
  reopen: '重新推进',
  stop: '停止…',
};
const order: readonly WorkAction[] = ['stop', 'reopen', 'start', 'finish'];

/** What can be done with a measure's state now. */
export function WorkActions({
  measure,
  progress,
  etag,
}: {
  measure: string;
  progress: Progress;
  etag: string;
}) {
  const [stopping, setStopping] = useState(false);
  const act = useProgressAct(
    measure,
    ({ action, reason }: { action: WorkAction; reason?: string }) =>
      measuresApi.act(measure, action, reason, etag),
    { done: '状态已更新', onDone: () => setStopping(false) },
  );
  const open = order.filter((action) => progress.can.includes(action));
  return (
    <>
      <ActionBar
        actions={open.map((action) => ({
          key: action,
          title: names[action],
          main: action === open.at(-1) && action !== 'stop',
          busy: act.busy,
          onPress: () => (action === 'stop' ? setStopping(true) : act.run({ action })),
        }))}
      />
      <ReasonDialog
        open={stopping}
        title="停止这项举措"
        about="停止后不再亮灯，不再要求报送，也不再督办；可以随时重新推进。"
        label="停止原因"
        action="停止"
        danger
        act={act}
        onClose={() => setStopping(false)}
        onGive={(reason) => act.run({ action: 'stop', reason })}
      />
    </>
  );
}
