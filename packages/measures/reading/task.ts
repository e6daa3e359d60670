import type { Problem } from '@mingcha/kernel';
import type { DraftContext, DraftRead } from '../notice/readDraft.ts';

/** A notice to read: its text, or the bytes of its file, and what of the tenant its draft needs. */
export type ReadingTask = { source: { text: string } | { file: Uint8Array }; context: DraftContext };

/** What the thread answers; a problem goes over as what it was made from, since threads hand over no classes. */
export type ReadingResponse =
  | { draft: DraftRead }
  | {
      problem: ConstructorParameters<typeof Problem>[0];
      /** Whether the file was left in the middle, so that the thread may still hold what was read of it. */
      worn: boolean;
    };
