import { type SheetInput, workbookParts } from './sheet-xml.ts';
import { zip } from './zip-write.ts';

/**
 * A workbook as it grows: rows are pulled as its bytes are read. All cells are text, also those that will be typed into
 * the columns later, so that codes keep their digits; the header is bold and stays in view. `readTable` reads the first
 * sheet. Throws `TabularError` (`cell-too-long`, `ragged-row`, `too-many-rows`, `too-large`), and RangeError for a sheet
 * name that Excel refuses.
 */
export const writeXlsx = (sheets: readonly SheetInput[]): AsyncIterable<Uint8Array> =>
  zip(workbookParts(sheets));
