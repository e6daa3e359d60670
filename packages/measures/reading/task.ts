import type { DraftContext } from '../notice/readDraft.ts';

/** A notice to read: its text, or the bytes of its file, and what of the tenant its draft needs. */
export type ReadingTask = { source: { text: string } | { file: Uint8Array }; context: DraftContext };
