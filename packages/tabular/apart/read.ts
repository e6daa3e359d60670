import { setImmediate } from 'node:timers/promises';
import { createReader, mostUnpacked, readingLimits, startProcess } from '@mingcha/readers';
import { TabularError } from '../errors.ts';
import type { TableLimits } from '../limits.ts';
import { readRecords, type SheetPiece } from '../xlsx/records.ts';
import { unpackedSize } from '../xlsx/zip-read.ts';
import { unpackPiece, type WorkbookRead, type WorkbookTask } from './task.ts';

/** A workbook that unpacks to no more is read in less time than a process takes to start. */
const smallWorkbook = 2 ** 20;

const tooComplex = () =>
  new TabularError(
    'too-complex',
    '文件过于复杂，系统没有读完。请另存为“CSV UTF-8”，或拆分成几个文件分别上传。',
  );

const apart = createReader<WorkbookTask, WorkbookRead>({
  start: () => startProcess('workbooks', new URL('./worker.ts', import.meta.url)),
  tooComplex,
  ...readingLimits,
});

/**
 * `readRecords` in a process with limits of time and memory; a small workbook at once. Others get their turn between the
 * pieces. Throws `TabularError`, also `too-complex`, and the problem `reader-busy` (503).
 */
export async function* readApart(file: Buffer, given: TableLimits): AsyncGenerator<SheetPiece> {
  const limits = { ...given, unpackedBytes: Math.min(given.unpackedBytes, mostUnpacked) };
  if (unpackedSize(file, limits) <= smallWorkbook) return yield* readRecords(file, limits);
  const { pieces, failed } = await apart({ file, limits });
  for (const piece of pieces) {
    yield unpackPiece(piece);
    await setImmediate();
  }
  if (failed) throw new TabularError(failed.code, failed.message, failed);
}
