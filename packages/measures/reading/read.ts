import { Problem } from '@mingcha/kernel';
import { noticeTooComplex } from '@mingcha/notices/files';
import { type DraftRead, readDraft } from '../notice/readDraft.ts';
import { readingLimits, shortText } from './limits.ts';
import { createReader } from './pool.ts';
import { startWorker } from './startWorker.ts';
import type { ReadingResponse, ReadingTask } from './task.ts';

const inThread = createReader<ReadingTask, ReadingResponse>({
  start: startWorker,
  tooComplex: noticeTooComplex,
  isWorn: (answer) => 'problem' in answer && answer.worn,
  ...readingLimits,
});

/**
 * Reads a notice into a draft, in a thread with limits of time and memory, so that nobody else waits for it; a short text at
 * once. Throws the problems of `noticeText` and `readDraft`, `notice-too-complex` (422) and `reader-busy` (503).
 */
export async function readNoticeDraft(task: ReadingTask): Promise<DraftRead> {
  const { source, context } = task;
  if ('text' in source && source.text.length <= shortText) return readDraft(source.text, context);
  const answer = await inThread(task);
  if ('problem' in answer) throw new Problem(answer.problem);
  return answer.draft;
}
