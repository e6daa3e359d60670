import { noticeText, noticeTooComplex } from '@mingcha/notices/files';
import { limitAllocations, mostUnpacked, serveTasks } from '@mingcha/readers';
import { type DraftRead, readDraft } from '../notice/readDraft.ts';
import type { ReadingTask } from './task.ts';

/** The process that reads notices, one after the other. */
const allocations = limitAllocations(mostUnpacked);

async function read({ source, context }: ReadingTask): Promise<DraftRead> {
  allocations.reset();
  try {
    const text = 'text' in source ? source.text : (await noticeText(source.file)).text;
    if (allocations.exceeded) throw noticeTooComplex();
    return await readDraft(text, context);
  } catch (error) {
    throw allocations.exceeded ? noticeTooComplex() : error;
  }
}

serveTasks(read, ({ code }) => code === noticeTooComplex().code);
