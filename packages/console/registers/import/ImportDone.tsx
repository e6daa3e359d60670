import { CheckCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ImportSummary } from '../../api/types.ts';
import type { RegisterKindName } from '../kinds.ts';
import { ReportButtons } from './Rejected.tsx';
import { Summary } from './Summary.tsx';

interface ImportDoneProps {
  kind: RegisterKindName;
  summary: ImportSummary;
  job: string;
  onClose: () => void;
}

/** The import is in: its figures, and what to look at. */
export function ImportDone({ kind, summary, job, onClose }: ImportDoneProps) {
  const remarks = (summary.rejected ?? 0) + (summary.warnings ?? 0) > 0;
  const touched = (summary.added ?? 0) + (summary.changed ?? 0) + (summary.removed ?? 0);
  return (
    <div className="stack" role="status">
      <h3 className="row done-line">
        <CheckCircleFilled style={{ color: '#1f7a4d' }} />
        {touched > 0 ? '导入完成，名录已生成新版本' : '文件与名录一致，没有产生新版本'}
      </h3>
      <Summary summary={summary} />
      {remarks ? (
        <div className="note warn row between">
          <span>有未导入的行或需要核对的提醒，请下载清单逐行核对。</span>
          <ReportButtons job={job} />
        </div>
      ) : null}
      <div className="row end">
        <Link to="/registers/$kind/versions" params={{ kind }}>
          <Button>看看改了什么</Button>
        </Link>
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}
