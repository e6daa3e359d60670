import { noticeTooComplex } from '@mingcha/notices/files';
import { createReader, readingLimits, startProcess } from '@mingcha/readers';
import { type DraftRead, readDraft } from '../notice/readDraft.ts';
import { shortText } from './limits.ts';
import type { ReadingTask } from './task.ts';

const apart = createReader<ReadingTask, DraftRead>({
  start: () => startProcess('reader', new URL('./worker.ts', import.meta.url)),
  tooComplex: noticeTooComplex,
  ...readingLimits,
});

/**
 * Reads a notice into a draft, in a process with limits of time and memory, so that nobody else waits for it; a short text at
 * once. Throws the problems of `noticeText` and `readDraft`, `notice-too-complex` (422) and `reader-busy` (503).
 */
export async function readNoticeDraft(task: ReadingTask): Promise<DraftRead> {
  const { source, context } = task;
  if ('text' in source && source.text.length <= shortText) return readDraft(source.text, context);
  return apart(task);
}
