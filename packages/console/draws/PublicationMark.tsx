import type { DrawSummary } from '../api/types.ts';
import { Mark } from '../ui/show/Mark.tsx';
import { publicationText } from './words.ts';

const tones = { green: 'good', yellow: 'wait', red: 'bad', grey: 'idle' } as const;

/** Until when a draw's outcome is to be published, with its light; nothing where nothing waits. */
export function PublicationMark({ publication }: { publication: DrawSummary['publication'] | undefined }) {
  if (!publication) return null;
  return <Mark tone={tones[publication.light]}>{publicationText(publication)}</Mark>;
}
