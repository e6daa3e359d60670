import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lettersApi } from '../../api/measures/letters.ts';
import type { LetterInput } from '../../api/measures/reportTypes.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { LetterForm } from './LetterForm.tsx';

interface DraftDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Begins a letter. It goes out once others have reviewed and signed it. */
export function DraftDialog({ open, onClose }: DraftDialogProps) {
  return (
    <Dialog title="拟写督办函" open={open} onClose={onClose} width={760} stays>
      <Draft onClose={onClose} />
    </Dialog>
  );
}

function Draft({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = useAct((letter: LetterInput) => lettersApi.make(letter), {
    done: '草稿已保存',
    onDone: ({ data }) => {
      void client.invalidateQueries({ queryKey: ['letters'] });
      onClose();
      void navigate({ to: '/chases/letters/$id', params: { id: data.id } });
    },
  });
  return <LetterForm act={make} submit="保存草稿" onSubmit={make.run} onClose={onClose} />;
}
