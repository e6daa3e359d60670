import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import type { ImportResponse } from '../../api/lists/registers.ts';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import type { RegisterKindName } from '../kinds.ts';
import { ReportButtons } from './Rejected.tsx';
import { Summary } from './Summary.tsx';

interface ImportDoneProps {
  kind: RegisterKindName;
  answer: ImportResponse;
  /** 导入 or 恢复. */
  verb: string;
  onClose: () => void;
}

/** It is done: its figures, what to look at, and the way back. */
export function ImportDone({ kind, answer, verb, onClose }: ImportDoneProps) {
  const { job, summary } = answer;
  const remarks = (summary?.rejected ?? 0) + (summary?.warnings ?? 0) > 0;
  const touched = (summary?.added ?? 0) + (summary?.changed ?? 0) + (summary?.removed ?? 0);
  return (
    <div className="stack" role="status">
      <h3 className="row done-line">
        <CheckCircleFilled style={{ color: '#1f7a4d' }} />
        {touched > 0 ? `${verb}完成，名录已生成新版本` : '文件与名录一致，没有产生新版本'}
      </h3>
      <Summary summary={summary} />
      {remarks ? (
        <div className="note warn row between">
          <span>有未写入的行或需要核对的提醒，可下载清单逐行核对。</span>
          <ReportButtons job={job} />
        </div>
      ) : null}
      <div className="row end">
        <LinkButton to="/registers/$kind/versions" params={{ kind }} onClick={onClose}>
          查看改动，或恢复到之前的版本
        </LinkButton>
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}
