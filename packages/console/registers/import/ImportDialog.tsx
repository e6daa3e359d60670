import { useState } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { type ImportAnswer, type ImportRequest, registerApi } from '../../api/registers.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useAct } from '../../ui/useAct.ts';
import { type RegisterKindName, registerKinds } from '../kinds.ts';
import { ImportDone } from './ImportDone.tsx';
import { ImportForm } from './ImportForm.tsx';
import { JobView } from './JobView.tsx';
import { Rejected } from './Rejected.tsx';

interface ImportDialogProps {
  kind: RegisterKindName;
  /** An import begun before, to begin with. */
  job: string | undefined;
  open: boolean;
  onClose: () => void;
  onImported: () => void;
}

type Stage =
  | { at: 'form' }
  | { at: 'job'; job: string }
  | { at: 'done'; answer: ImportAnswer }
  | { at: 'rejected'; problem: ApiProblem };

/** Imports a file: choose, check (all rows first), then either done, or errors by row, or a job to watch. */
export function ImportDialog({ kind, job, open, onClose, onImported }: ImportDialogProps) {
  return (
    <Dialog title={`导入${registerKinds[kind].title}`} open={open} onClose={onClose} width={760} stays>
      <ImportFlow {...{ kind, job, onClose, onImported }} />
    </Dialog>
  );
}

/** A job's id, whether the API names it or gives it whole. */
function jobId(job: unknown): string {
  return typeof job === 'object' && job !== null && 'id' in job ? String(job.id) : String(job);
}

function ImportFlow({ kind, job, onClose, onImported }: Omit<ImportDialogProps, 'open'>) {
  const api = registerApi(registerKinds[kind].base);
  const [stage, setStage] = useState<Stage>(job ? { at: 'job', job } : { at: 'form' });
  const [request, setRequest] = useState<Partial<ImportRequest>>({ mode: 'merge' });
  const send = useAct((whole: ImportRequest) => api.importFile(whole), {
    onDone: ({ status, data }) => {
      if (status === 202) return setStage({ at: 'job', job: jobId(data.job) });
      setStage({ at: 'done', answer: data });
      onImported();
    },
    onProblem: (problem) => {
      if (problem.code !== 'import-rejected') return false;
      setStage({ at: 'rejected', problem });
      return true;
    },
  });
  const again = () => {
    // a changed file on disk must be picked again: the browser keeps the old one's bytes from being read
    setRequest({ ...request, file: undefined as unknown as File });
    setStage({ at: 'form' });
  };
  switch (stage.at) {
    case 'job':
      return <JobView kind={kind} id={stage.job} onClose={onClose} onAgain={again} onImported={onImported} />;
    case 'done':
      return (
        <ImportDone
          kind={kind}
          summary={stage.answer.summary ?? {}}
          job={jobId(stage.answer.job)}
          onClose={onClose}
        />
      );
    case 'rejected':
      return (
        <Rejected
          errors={stage.problem.errors}
          errorCount={Number(stage.problem.body.errorCount ?? stage.problem.errors.length)}
          job={jobId(stage.problem.body.job)}
          reason={stage.problem.detail}
          title={stage.problem.title}
          onAgain={again}
        />
      );
    default:
      return (
        <ImportForm
          kind={kind}
          request={request}
          busy={send.busy}
          onChange={setRequest}
          onSend={(whole) => send.run(whole)}
        />
      );
  }
}
