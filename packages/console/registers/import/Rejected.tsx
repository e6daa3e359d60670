import { Button } from 'antd';
import { jobsApi } from '../../api/jobs.ts';
import type { FieldError } from '../../api/problem.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { IssueTable } from '../../ui/list/IssueTable.tsx';
import { count } from '../../ui/show/format.ts';

interface RejectedProps {
  title: string;
  errors: FieldError[];
  errorCount: number;
  /** Shown where no rows are at fault. */
  reason: string | undefined;
  job: string;
  onAgain: () => void;
}

/** Nothing was written: the errors by row and column with the whole list as a file, or why the file was not looked at. */
export function Rejected({ title, errors, errorCount, reason, job, onAgain }: RejectedProps) {
  if (errors.length === 0) {
    return (
      <div className="stack">
        <div className="note bad" role="alert">
          <strong>{title}</strong>
          <div>{reason ?? '名录没有任何改动，请稍后重新导入。'}</div>
        </div>
        <div className="row end">
          <Button type="primary" onClick={onAgain}>
            重新选择文件
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="stack">
      <div className="note bad" role="alert">
        <strong>{title}</strong>
        <div>共发现 {count(errorCount)} 处错误，名录没有任何改动。请按下表在文件中改正后重新导入。</div>
      </div>
      <IssueTable label="错误清单" issues={errors} total={errorCount} />
      <div className="row between">
        <ReportButtons job={job} />
        <Button type="primary" onClick={onAgain}>
          改好了，重新选择文件
        </Button>
      </div>
    </div>
  );
}

/** Downloads the whole list of errors and warnings of a job. */
export function ReportButtons({ job }: { job: string }) {
  const save = useAct((format: 'xlsx' | 'csv') => jobsApi.report(job, format));
  return (
    <span className="row">
      <Button size="small" loading={save.busy} onClick={() => save.run('xlsx')}>
        下载完整清单
      </Button>
      <Button size="small" onClick={() => save.run('csv')}>
        CSV
      </Button>
    </span>
  );
}
