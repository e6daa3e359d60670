import { useQueryClient } from '@tanstack/react-query';
import { briefingsApi } from '../../api/measures/reports.ts';
import type { Briefing } from '../../api/measures/reportTypes.ts';
import { SigningActions } from '../signing/SigningActions.tsx';

interface BriefingSigningProps {
  briefing: Briefing;
  etag: string;
  disabled?: boolean;
}

/** A briefing's next steps on its way to the signature. */
export function BriefingSigning({ briefing, etag, disabled = false }: BriefingSigningProps) {
  const { id, notice } = briefing;
  const client = useQueryClient();
  return (
    <SigningActions
      paper={briefing}
      noun="通报"
      disabled={disabled}
      step={(step, reason) => briefingsApi.step(id, step, reason, etag)}
      onDone={(answer) => {
        client.setQueryData(['briefing', id], answer);
        void client.invalidateQueries({ queryKey: ['briefings', notice] });
      }}
      onLost={() => void client.invalidateQueries({ queryKey: ['briefing', id] })}
    />
  );
}
