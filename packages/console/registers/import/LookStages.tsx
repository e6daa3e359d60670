import type { ReactNode } from 'react';
import type { RegisterKindName } from '../kinds.ts';
import { ImportDone } from './ImportDone.tsx';
import { JobView } from './JobView.tsx';
import { LookView } from './LookView.tsx';
import { Rejected } from './Rejected.tsx';
import type { useLook } from './useLook.ts';

interface LookStagesProps {
  kind: RegisterKindName;
  flow: ReturnType<typeof useLook>;
  /** 导入 or 恢复. */
  verb: string;
  onClose: () => void;
  /** Begins anew. */
  onAgain: () => void;
  onSkip?: (() => void) | undefined;
  /** The form that it begins with. */
  children: ReactNode;
}

/** The stages of a change of a whole list, from its form to its end. */
export function LookStages({ kind, flow, verb, onClose, onAgain, onSkip, children }: LookStagesProps) {
  const { stage } = flow;
  switch (stage.at) {
    case 'job':
      return <JobView id={stage.job} onClose={onClose} onAgain={onAgain} onEnded={flow.take} />;
    case 'look':
      return (
        <LookView
          found={stage.found}
          stale={stage.stale}
          verb={verb}
          busy={flow.busy}
          onBack={onAgain}
          onConfirm={() => flow.confirm(stage.found.job)}
          onSkip={onSkip}
        />
      );
    case 'done':
      return <ImportDone kind={kind} answer={stage.answer} verb={verb} onClose={onClose} />;
    case 'rejected':
      return (
        <Rejected
          errors={stage.problem.errors}
          errorCount={Number(stage.problem.body.errorCount ?? stage.problem.errors.length)}
          job={String(stage.problem.body.job)}
          reason={stage.problem.detail}
          title={stage.problem.title}
          onAgain={onAgain}
        />
      );
    default:
      return children;
  }
}
