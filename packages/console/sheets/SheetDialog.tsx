import { Button } from 'antd';
import { useState } from 'react';
import { sheetApi } from '../api/lists/sheets.ts';
import type { SheetImport } from '../api/types.ts';
import { useAct } from '../ui/act/useAct.ts';
import { ActForm } from '../ui/form/ActForm.tsx';
import { DropZone } from '../ui/form/DropZone.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';
import { Added } from './Added.tsx';
import { Looked } from './Looked.tsx';

interface SheetDialogProps {
  /** The address of the list that it goes into. */
  base: string;
  /** What is imported, such as 人员账号. */
  noun: string;
  /** How many rows a sheet may have. */
  mostRows?: number;
  open: boolean;
  onClose: () => void;
  onAdded: () => void;
}

/** Brings things in from a sheet: filled in, looked at, confirmed, done. */
export function SheetDialog(props: SheetDialogProps) {
  return (
    <Dialog title={`导入${props.noun}`} open={props.open} onClose={props.onClose} width={760} stays>
      <Flow {...props} />
    </Dialog>
  );
}

function Flow({ base, noun, mostRows = 100, onClose, onAdded }: SheetDialogProps) {
  const api = sheetApi(base);
  const [file, setFile] = useState<File>();
  const [looked, setLooked] = useState<SheetImport>();
  const [done, setDone] = useState<SheetImport>();
  const template = useAct(() => api.template(`${noun}导入模板`));
  const look = useAct((chosen: File) => api.send(chosen, true), { onDone: setLooked });
  const write = useAct((chosen: File) => api.send(chosen, false), {
    onDone: (result) => {
      setDone(result);
      onAdded();
    },
    onProblem: ({ code, errors }) => {
      if (code !== 'import-rejected') return false;
      // Others did something since it was looked at.
      setLooked({
        rows: looked?.rows ?? 0,
        ready: [],
        added: [],
        there: [],
        faults: errors.map((one) => ({ code, ...one })),
      });
      return true;
    },
  });
  if (done) return <Added noun={noun} done={done} onClose={onClose} />;
  if (looked && file)
    return (
      <Looked
        noun={noun}
        looked={looked}
        act={write}
        onConfirm={() => write.run(file)}
        onAgain={() => {
          setFile(undefined);
          setLooked(undefined);
        }}
      />
    );
  const unknown = file !== undefined && !/\.(xlsx|csv)$/i.test(file.name);
  return (
    <ActForm
      ready={file !== undefined && !unknown}
      act={look}
      submit="核对文件"
      onSubmit={() => {
        if (file) look.run(file);
      }}
      onClose={onClose}
    >
      <p className="row between">
        <span className="muted">先下载模板，按表头填写，一次最多 {mostRows} 行。先只核对，不写入。</span>
        <Button size="small" loading={template.busy} onClick={() => template.run(undefined)}>
          下载 Excel 模板
        </Button>
      </p>
      <DropZone
        file={file}
        onFile={setFile}
        accept=".xlsx,.csv"
        hint="支持 .xlsx、.csv（UTF-8 或 GB 18030）"
      />
      {unknown ? (
        <div className="note bad">请使用 .xlsx 或 .csv 文件；旧版 .xls 请先另存为 .xlsx。</div>
      ) : null}
    </ActForm>
  );
}
