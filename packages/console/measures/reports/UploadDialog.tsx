import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { reportsApi } from '../../api/measures/reports.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { DropZone } from '../../ui/form/DropZone.tsx';
import { IssueTable } from '../../ui/list/IssueTable.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';

interface UploadDialogProps {
  of: { notice: string; round: string; dept: string | undefined };
  open: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** Takes the filled form file back: all rows are checked first, nothing is written when one is wrong. */
export function UploadDialog(props: UploadDialogProps) {
  return (
    <Dialog title="导入报送表" open={props.open} onClose={props.onClose} width={680} stays>
      <Flow {...props} />
    </Dialog>
  );
}

function Flow({ of, onClose, onSaved }: UploadDialogProps) {
  const me = useMe();
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [sign, setSign] = useState(false);
  const [rejected, setRejected] = useState<ApiProblem>();
  const send = useAct((chosen: File) => reportsApi.importForm(of, chosen, sign), {
    onDone: () => {
      message.success(sign ? '已导入并签发' : '已导入为草稿');
      onSaved();
      onClose();
    },
    onProblem: (problem) => {
      if (problem.code !== 'import-rejected') return false;
      setRejected(problem);
      return true;
    },
  });
  if (rejected) {
    return (
      <div className="stack">
        <div className="note bad" role="alert">
          <strong>{rejected.title}</strong>
          <div>没有写入任何内容。请按下表在文件中改正后重新导入。</div>
        </div>
        <IssueTable label="错误清单" issues={rejected.errors} total={rejected.errors.length} />
        <div className="row end">
          <Button
            type="primary"
            onClick={() => {
              setFile(undefined);
              setRejected(undefined);
            }}
          >
            改好了，重新选择文件
          </Button>
        </div>
      </div>
    );
  }
  const unknown = file !== undefined && !/\.(xlsx|csv)$/i.test(file.name);
  return (
    <ActForm
      ready={file !== undefined && !unknown}
      act={send}
      submit="核对并导入"
      onSubmit={() => {
        if (file) send.run(file);
      }}
      onClose={onClose}
    >
      <p className="muted">先“下载报送表”，在表中填写后传回来；“编号”一列请勿改动。</p>
      <DropZone
        file={file}
        onFile={setFile}
        accept=".xlsx,.csv"
        hint="支持 .xlsx、.csv（UTF-8 或 GB 18030）"
      />
      {unknown ? <div className="note bad">请使用 .xlsx 或 .csv 文件。</div> : null}
      {permits(me, 'reports:sign') ? (
        <Checkbox checked={sign} onChange={(event) => setSign(event.target.checked)}>
          导入后直接签发报送<span className="muted">（不勾选则存为草稿）</span>
        </Checkbox>
      ) : null}
    </ActForm>
  );
}
