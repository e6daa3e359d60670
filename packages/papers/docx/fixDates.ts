import { unzipSync, zipSync } from 'fflate';
import { madeAt } from '../page.ts';

const text = new TextDecoder();
const bytes = new TextEncoder();

/** The document with the paper's day in place of the moment it was made, in its properties and in the archive. */
export function fixDates(docx: Uint8Array, date: string): Uint8Array {
  const day = madeAt(date);
  const files = unzipSync(docx);
  const core = files['docProps/core.xml'];
  if (core) {
    const stamped = text
      .decode(core)
      .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${day.toISOString()}`);
    files['docProps/core.xml'] = bytes.encode(stamped);
  }
  // The archive's dates have no zone and are read in the machine's own.
  return zipSync(files, { mtime: new Date(day.getFullYear(), day.getMonth(), day.getDate()), level: 9 });
}
