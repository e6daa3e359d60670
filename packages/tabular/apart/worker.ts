import { serveTasks } from '@mingcha/readers';
import { TabularError } from '../errors.ts';
import { readRecords } from '../xlsx/records.ts';
import { packPiece, type WorkbookRead, type WorkbookTask } from './task.ts';

/** The process that reads workbooks, one after the other. */
serveTasks(async ({ file, limits }: WorkbookTask): Promise<WorkbookRead> => {
  const pieces: string[] = [];
  try {
    const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
    for await (const piece of readRecords(bytes, limits)) pieces.push(packPiece(piece));
    return { pieces };
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    const { code, message, row, column } = error;
    const at = { ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
    return { pieces, failed: { code, message, ...at } };
  }
});
