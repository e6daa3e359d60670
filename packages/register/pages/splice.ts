import type { Row } from '../types.ts';
import { editOf, type RowEdit } from './edits.ts';
import type { Entry } from './entry.ts';
import { byId } from './keys.ts';
import { lineStarts, searchLine } from './lines.ts';
import { hashBytes, type SealedPage } from './page.ts';

export type Spliced = {
  page: SealedPage;
  /** Rows that were given as they are. */
  unchanged: number;
  /** As they were and as they will be. */
  changes: { id: string; before: Row | undefined; after: Entry | undefined }[];
};

/** A page with a few edits made, each id once: what is around them is taken as it is, and no other row is made. */
export function splice({ bytes, leaves }: SealedPage, edits: readonly RowEdit[]): Spliced {
  const starts = [...lineStarts(bytes)];
  const endOf = (index: number) => starts[index + 1] ?? bytes.length;
  const [lines, hashes]: [Buffer[], Buffer[]] = [[], []];
  const spliced: Omit<Spliced, 'page'> = { unchanged: 0, changes: [] };
  let kept = 0;
  const keepTo = (index: number) => {
    lines.push(bytes.subarray(starts[kept] ?? bytes.length, starts[index] ?? bytes.length));
    hashes.push(leaves.subarray(kept * hashBytes, index * hashBytes));
    kept = index;
  };
  for (const given of [...edits].sort(byId)) {
    const found = searchLine(bytes, starts, given.id);
    const index = found < 0 ? -1 - found : found;
    const line = found < 0 ? undefined : bytes.subarray(starts[index]!, endOf(index) - 1);
    let before: Row | undefined;
    const rowBefore = () => {
      before ??= line && (JSON.parse(line.toString()) as Row);
      return before;
    };
    const edit = editOf(given, rowBefore);
    if (!edit) continue;
    if (edit.line ? line?.equals(edit.line) : !line) {
      if (edit.line) spliced.unchanged++;
      continue;
    }
    keepTo(index);
    if (line) kept++;
    if (edit.line) {
      lines.push(edit.line, newline);
      hashes.push(Buffer.from(edit.leaf, 'latin1'));
    }
    spliced.changes.push({ id: edit.id, before: rowBefore(), after: edit.line ? edit : undefined });
  }
  keepTo(starts.length);
  return { ...spliced, page: { bytes: Buffer.concat(lines), leaves: Buffer.concat(hashes) } };
}

const newline = Buffer.from('\n');
