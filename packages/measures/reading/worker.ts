import { parentPort } from 'node:worker_threads';
import { Problem } from '@mingcha/kernel';
import { noticeText, noticeTooComplex } from '@mingcha/notices/files';
import { readDraft } from '../notice/readDraft.ts';
import { limitAllocations } from './allocations.ts';
import { mostUnpacked } from './limits.ts';
import type { ReadingResponse, ReadingTask } from './task.ts';

/** The thread that reads notices, one after the other: the entry of `startWorker`. */
const allocations = limitAllocations(mostUnpacked);

async function read({ source, context }: ReadingTask): Promise<ReadingResponse> {
  allocations.reset();
  try {
    const text = 'text' in source ? source.text : (await noticeText(source.file)).text;
    if (allocations.exceeded) throw noticeTooComplex();
    return { draft: await readDraft(text, context) };
  } catch (thrown) {
    const error = allocations.exceeded ? noticeTooComplex() : thrown;
    if (!(error instanceof Problem)) throw error;
    const { status, code, title, detail } = error;
    return { problem: { status, code, title, detail }, worn: code === noticeTooComplex().code };
  }
}

parentPort!.on('message', async (task: ReadingTask) => {
  parentPort!.postMessage(await read(task));
});
parentPort!.postMessage('ready');
