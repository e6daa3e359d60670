import { useState } from 'react';
import { type ImportRequest, registerApi } from '../../api/lists/registers.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { kindNamed, type RegisterKindName } from '../kinds.ts';
import { ImportForm } from './ImportForm.tsx';
import { LookStages } from './LookStages.tsx';
import { useLook } from './useLook.ts';

interface ImportDialogProps {
  kind: RegisterKindName;
  /** An import begun before, to begin with. */
  job: string | undefined;
  open: boolean;
  onClose: () => void;
  onImported: () => void;
}

/** Imports a file: choose, look at what would be done, confirm; large files are jobs to watch. */
export function ImportDialog({ kind, job, open, onClose, onImported }: ImportDialogProps) {
  return (
    <Dialog title={`导入${kindNamed(kind).title}`} open={open} onClose={onClose} width={760} stays>
      <ImportFlow {...{ kind, job, onClose, onImported }} />
    </Dialog>
  );
}

function ImportFlow({ kind, job, onClose, onImported }: Omit<ImportDialogProps, 'open'>) {
  const api = registerApi(kindNamed(kind).base);
  const [request, setRequest] = useState<Partial<ImportRequest>>({ mode: 'merge' });
  const flow = useLook(kind, job, onImported);
  const look = (whole: ImportRequest) => flow.look(() => api.checkFile(whole));
  const again = () => {
    // a changed file on disk must be picked again: the browser keeps the old one's bytes from being read
    const { file: _, ...rest } = request;
    setRequest(rest);
    flow.back();
  };
  const skip = () => {
    const whole = { ...request, partial: true } as ImportRequest;
    setRequest(whole);
    look(whole);
  };
  return (
    <LookStages
      {...{ kind, flow, onClose }}
      verb="导入"
      onAgain={again}
      onSkip={request.file && request.mode !== 'remove' ? skip : undefined}
    >
      <ImportForm kind={kind} request={request} busy={flow.busy} onChange={setRequest} onSend={look} />
    </LookStages>
  );
}
