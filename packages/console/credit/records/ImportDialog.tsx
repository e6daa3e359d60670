import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { type CreditImport, creditRecordsApi, useCreditKinds } from '../../api/credit/creditRecords.ts';
import { jobsApi } from '../../api/jobs.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { JobView } from '../../registers/import/JobView.tsx';
import { useAct } from '../../ui/act/useAct.ts';
import { ActForm } from '../../ui/form/ActForm.tsx';
import { ChoiceField } from '../../ui/form/ChoiceField.tsx';
import { DropZone } from '../../ui/form/DropZone.tsx';
import { IssueTable } from '../../ui/list/IssueTable.tsx';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { count } from '../../ui/show/format.ts';

interface ImportDialogProps {
  open: boolean;
  onClose: () => void;
  onImported: () => void;
}

/** Brings records of one kind in from a sheet; what is wrong stands by row and column. */
export function ImportDialog({ open, onClose, onImported }: ImportDialogProps) {
  return (
    <Dialog title="导入信用记录" open={open} onClose={onClose} width={760} stays>
      <Flow onClose={onClose} onImported={onImported} />
    </Dialog>
  );
}

function Flow({ onClose, onImported }: Omit<ImportDialogProps, 'open'>) {
  const kinds = useCreditKinds();
  const [kind, setKind] = useState<string>();
  const [file, setFile] = useState<File>();
  const [partial, setPartial] = useState(false);
  const [done, setDone] = useState<CreditImport>();
  const [rejected, setRejected] = useState<ApiProblem>();
  const title = kinds.find(({ id }) => id === kind)?.title ?? '';
  const template = useAct((of: string) => creditRecordsApi.template(of, title));
  const send = useAct(
    () => creditRecordsApi.importFile({ kind: kind!, file: file!, partial, dryRun: false }),
    {
      onDone: (answer) => {
        setDone(answer);
        onImported();
      },
      onProblem: (problem) => {
        if (problem.code !== 'import-rejected') return false;
        setRejected(problem);
        return true;
      },
    },
  );
  const again = () => {
    // A changed file must be chosen again: the browser keeps the old one from being read.
    setFile(undefined);
    setRejected(undefined);
    setDone(undefined);
  };
  if (rejected)
    return (
      <div className="stack">
        <div className="note bad" role="alert">
          <strong>没有导入任何一行</strong>
          <div>请按下表在文件中改正后重新导入，或选择只导入没有错误的行。</div>
        </div>
        <IssueTable
          label="错误清单"
          issues={rejected.errors}
          total={Number(rejected.body.errorCount ?? rejected.errors.length)}
        />
        <div className="row end">
          <Button type="primary" onClick={again}>
            重新选择文件
          </Button>
        </div>
      </div>
    );
  if (done && !done.summary)
    return (
      <JobView
        id={done.job}
        onClose={onClose}
        onAgain={again}
        onEnded={(answer) => {
          setDone(answer);
          onImported();
        }}
      />
    );
  if (done) return <Imported done={done} onClose={onClose} />;
  const missing = [...(kind ? [] : ['类别']), ...(file ? [] : ['文件'])];
  return (
    <ActForm
      ready={missing.length === 0}
      missing={missing}
      act={send}
      submit="导入"
      onSubmit={() => send.run(undefined)}
      onClose={onClose}
      foot={
        <Button disabled={!kind} loading={template.busy} onClick={() => template.run(kind!)}>
          下载模板
        </Button>
      }
    >
      <ChoiceField
        label="类别"
        required
        value={kind}
        options={kinds.map(({ id, title: label }) => ({ value: id, label }))}
        onChange={setKind}
      />
      <DropZone
        file={file}
        onFile={setFile}
        accept=".xlsx,.csv"
        hint="支持 .xlsx、.csv（UTF-8 或 GB 18030）"
      />
      <Checkbox checked={partial} onChange={({ target }) => setPartial(target.checked)}>
        有错误的行除外，其余照常导入
      </Checkbox>
    </ActForm>
  );
}

/** What was imported; of what was not, the errors by row and column. */
function Imported({ done: { summary, job }, onClose }: { done: CreditImport; onClose: () => void }) {
  const { added = 0, changed = 0, unchanged = 0, rejected = 0 } = summary ?? {};
  const whole = useQuery({ enabled: rejected > 0, queryKey: ['job', job], queryFn: () => jobsApi.get(job) });
  const errors = whole.data?.errors ?? [];
  return (
    <div className="stack">
      <div className={rejected > 0 ? 'note bad' : 'note'} role="status">
        <strong>
          新增 {count(added)} 条，更正 {count(changed)} 条
        </strong>
        {unchanged > 0 ? <div>{count(unchanged)} 条与已有的相同，没有改变。</div> : null}
        {rejected > 0 ? <div>{count(rejected)} 行有错误，没有导入。请改正后把这些行再导入。</div> : null}
      </div>
      {errors.length > 0 ? (
        <IssueTable label="错误清单" issues={errors} total={whole.data?.errorCount ?? errors.length} />
      ) : null}
      <div className="row end">
        <Button type="primary" onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}
