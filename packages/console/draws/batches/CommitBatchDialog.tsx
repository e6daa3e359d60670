import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { batchesApi } from '../../api/draws/batches.ts';
import type { Batch, Prepared } from '../../api/types.ts';
import { Refusal } from '../../ui/act/Refusal.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { useBatchAct } from './useBatch.ts';
import { modeMeanings, modeNames } from './words.ts';

interface CommitBatchDialogProps {
  batch: Batch;
  etag: string;
  open: boolean;
  onClose: () => void;
}

/** Freezes the frame of each draw in turn, shows them, and commits to all in one go. */
export function CommitBatchDialog({ open, onClose, ...props }: CommitBatchDialogProps) {
  return (
    <Dialog title="提交全部任务的承诺" open={open} onClose={onClose} width={720}>
      <Content {...props} onClose={onClose} />
    </Dialog>
  );
}

function Content({ batch, etag, onClose }: Omit<CommitBatchDialogProps, 'open'>) {
  const [checked, setChecked] = useState(false);
  const [moved, setMoved] = useState(false);
  const [done, setDone] = useState(0);
  const { id, members } = batch;
  const frozen = useQuery({
    queryKey: ['prepared', id, etag],
    queryFn: async () => {
      const all: Prepared[] = [];
      setDone(0);
      // One after another: a large register takes seconds each, and what is prepared is kept.
      for (const member of members) {
        all.push((await batchesApi.prepare(id, member.id, etag)).data);
        setDone(all.length);
      }
      return all;
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const versions = frozen.data?.[0]?.versions ?? { objects: '', inspectors: '', items: '' };
  const commit = useBatchAct(id, () => batchesApi.commit(id, versions, etag), {
    done: '承诺已公开',
    onDone: onClose,
    onLost: onClose,
    onProblem: ({ code }) => {
      if (code !== 'roster-changed') return false;
      setMoved(true);
      setChecked(false);
      void frozen.refetch();
      return true;
    },
  });
  return (
    <div className="stack">
      {moved ? (
        <div className="note warn" role="alert">
          <strong>名录在您核对之后有更新。</strong>下面已按最新名录重新冻结，请再核对一次。
        </div>
      ) : null}
      {frozen.isFetching ? (
        <p role="status">
          正在冻结各任务的名单：{done} / {members.length}
        </p>
      ) : null}
      <Loaded query={frozen} lines={members.length + 1}>
        {(all) => <FrozenDraws batch={batch} all={all} />}
      </Loaded>
      <div className="note">
        <strong>提交后将冻结，任何人都不能再改：</strong>
        <ul className="bullets">
          <li>
            方式：{modeNames[batch.mode]}。{modeMeanings[batch.mode]}
          </li>
          <li>各任务的名录版本、范围、比例、候补、人数与回避</li>
          <li>共同的随机种子来源</li>
        </ul>
        <p>
          {members.length}{' '}
          个任务取得相连的编号，一次公布全部承诺。此后只能一并抽取、公示，或公开原因一并作废。
        </p>
      </div>
      <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
        我已核对各任务的数量
      </Checkbox>
      <Refusal of={commit} />
      <div className="row end">
        <Button onClick={onClose}>再看看</Button>
        <Button
          type="primary"
          disabled={!checked || !frozen.data || frozen.isFetching}
          loading={commit.busy}
          onClick={() => commit.run(undefined)}
        >
          冻结并公布承诺
        </Button>
      </div>
    </div>
  );
}

function FrozenDraws({ batch, all }: { batch: Batch; all: readonly Prepared[] }) {
  return (
    <ul className="bullets">
      {batch.members.map(({ id, title }) => {
        const own = all.find(({ draw }) => draw === id);
        return (
          <li key={id}>
            <strong>{title}</strong>
            {own
              ? `：${count(own.objects)} 户中抽 ${count(own.take)} 户，候补 ${count(own.reserve)} 户，执法人员 ${count(own.inspectors)} 名`
              : null}
          </li>
        );
      })}
    </ul>
  );
}
