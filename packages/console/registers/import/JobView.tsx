import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { isOpen, jobsApi } from '../../api/jobs.ts';
import type { ImportResponse } from '../../api/lists/registers.ts';
import type { Job } from '../../api/types.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { Rejected } from './Rejected.tsx';

interface JobViewProps {
  id: string;
  onClose: () => void;
  onAgain: () => void;
  /** Called once when it has ended well. */
  onEnded: (answer: ImportResponse) => void;
}

const phases = { reading: '读取文件', checking: '逐行核对', writing: '整理改动' } as const;

/** A large import under way; it goes on when the window is closed. */
export function JobView({ id, onClose, onAgain, onEnded }: JobViewProps) {
  const query = useQuery({
    queryKey: ['job', id],
    queryFn: () => jobsApi.get(id),
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data) ? false : 1000),
  });
  const { state } = query.data ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the job has ended
  useEffect(() => {
    if (query.data && state === 'done') onEnded({ ...query.data, job: id });
  }, [state]);
  return (
    <Loaded query={query}>
      {(job) => {
        if (job.state === 'failed') {
          const errors = job.errors ?? [];
          return (
            <Rejected
              title="导入没有成功"
              errors={errors}
              errorCount={job.errorCount ?? errors.length}
              reason={job.failure?.message}
              job={id}
              onAgain={onAgain}
            />
          );
        }
        return <Running job={job} onClose={onClose} />;
      }}
    </Loaded>
  );
}

function Running({ job, onClose }: { job: Job; onClose: () => void }) {
  const { phase, rows = 0, total } = job.progress ?? {};
  const percent = total ? Math.min(99, Math.round((rows / total) * 100)) : undefined;
  return (
    <div className="stack" role="status">
      <p>
        <strong>{phase ? phases[phase] : '排队等待处理'}</strong>
        <span className="muted">
          {' '}
          {rows > 0 ? `${count(rows)} 行` : ''}
          {total ? ` / ${count(total)} 行` : ''}
        </span>
      </p>
      <Progress
        percent={percent ?? 100}
        status="active"
        showInfo={percent !== undefined}
        aria-label="导入进度"
      />
      <div className="row between">
        <span className="muted">可以关闭窗口，导入会在后台继续；首页可查看进度。</span>
        <Button onClick={onClose}>关闭</Button>
      </div>
    </div>
  );
}
