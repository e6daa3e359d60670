import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Draw } from '../../api/types.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { PreviewView } from '../PreviewView.tsx';
import { useDrawAct } from '../useDraw.ts';

interface CommitDialogProps {
  draw: Draw;
  etag: string;
  open: boolean;
  onClose: () => void;
}

/** Looks at the frame once more, says what is frozen, and commits to exactly the versions that were looked at. */
export function CommitDialog({ draw, etag, open, onClose }: CommitDialogProps) {
  return (
    <Dialog title="提交承诺" open={open} onClose={onClose} width={820}>
      <Content draw={draw} etag={etag} onClose={onClose} />
    </Dialog>
  );
}

function Content({ draw, etag, onClose }: Omit<CommitDialogProps, 'open'>) {
  const [checked, setChecked] = useState(false);
  const [moved, setMoved] = useState(false);
  const preview = useQuery({
    queryKey: ['preview', 'draw', draw.id, draw.lock],
    queryFn: async () => (await drawsApi.preview(draw.id)).data,
    staleTime: 0,
    gcTime: 0,
  });
  const commit = useDrawAct(
    draw.id,
    () =>
      drawsApi.commit(draw.id, preview.data?.versions ?? { objects: '', inspectors: '', items: '' }, etag),
    {
      done: '承诺已公开',
      onDone: onClose,
      onLost: onClose,
      onProblem: ({ code }) => {
        if (code !== 'roster-changed') return false;
        setMoved(true);
        setChecked(false);
        void preview.refetch();
        return true;
      },
    },
  );
  const absent = draw.parties.filter(({ committed }) => !committed);
  return (
    <div className="stack">
      {moved ? (
        <div className="note warn" role="alert">
          <strong>名录在您预览之后有更新。</strong>下面已按最新名录重新计算，请再核对一次。
        </div>
      ) : null}
      <Loaded query={preview} lines={6}>
        {(data) => <PreviewView preview={data} />}
      </Loaded>
      <div className="note">
        <strong>提交后将冻结，任何人都不能再改：</strong>
        <ul className="bullets">
          <li>当前版本的检查对象名录、执法检查人员名录与抽查事项清单</li>
          <li>范围、分组、比例、候补、部门人数、匹配与回避规则</li>
          <li>随机种子的来源{draw.source === 'drand' ? '与轮次' : ''}</li>
        </ul>
        <p>
          系统随即取得连续的{draw.source === 'local' ? '演练编号（不占正式编号）' : '编号'}
          并公布承诺。此后只能执行，或公开原因作废。
        </p>
      </div>
      {absent.length > 0 ? (
        <div className="note warn">
          还有见证方没有密封随机数：{absent.map(({ name }) => name).join('、')}
          。请等他们在各自的链接中完成后再提交。
        </div>
      ) : null}
      <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
        我已核对范围、数量与提醒
      </Checkbox>
      <div className="row end">
        <Button onClick={onClose}>再看看</Button>
        <Button
          type="primary"
          disabled={!checked || !preview.data || absent.length > 0}
          loading={commit.busy}
          onClick={() => commit.run(undefined)}
        >
          冻结并公布承诺
        </Button>
      </div>
    </div>
  );
}
