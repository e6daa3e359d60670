import type { RowEdit } from '../pages/edits.ts';
import type { Entry } from '../pages/entry.ts';
import { byKey, rowKey } from '../pages/keys.ts';
import { forEachLimited } from '../pages/limit.ts';
import { unlessMissing } from '../pages/pages.ts';
import type { Edits } from '../pages/rewrite.ts';
import { sealRow } from '../pages/seal.ts';
import { scanPages } from '../reading/scan.ts';
import type { Context } from '../reading/view.ts';
import { claimedFields, keepClaimed } from '../rows/claimed.ts';
import { keepOrigin } from '../rows/inherited.ts';
import { unmask } from '../rows/mask.ts';
import type { ForeignRow } from '../rows/ownership.ts';
import { withoutRetired } from '../rows/retired.ts';
import type { RowChecker } from '../rows/rowCheck.ts';
import type { Row } from '../types.ts';
import type { Draft } from '../writing/change.ts';
import { keptBeside } from '../writing/kept.ts';
import { createPause } from '../writing/pause.ts';
import type { FileRows, ImportMode, OpenRow } from './fileRows.ts';
import { issueOf } from './issueOf.ts';
import type { IssueList } from './issues.ts';

export type Settled = Edits & { issues: IssueList; rejected: number };

const rowsAtOnce = 256;
const rowsPerReport = 1_000;

/**
 * Settles a file's rows beside the draft: rows of which only some columns are given take the rest from the stored row,
 * masked values stand for the stored ones, and what is to be removed must be there. Changes nothing in `file`, so that it
 * can be settled again beside a newer draft.
 */
export async function settle<R extends Row>(
  context: Context<R>,
  draft: Draft,
  file: FileRows,
  mode: ImportMode,
  checker: RowChecker<R>,
  onRows: (rows: number) => Promise<void>,
): Promise<Settled> {
  const { columns, ownership } = checker;
  const refusal = context.refusalUnder(draft);
  const claimed = claimedFields(draft.claims);
  const issues = file.issues.fork();
  const edits: RowEdit[] = [...file.ready];
  let { rejected } = file;

  /** Checks what was given together with what is stored, and reports what was found in fields that could be read. */
  function checkBeside(row: number, given: string, stored: R | undefined, unread: readonly string[] = []) {
    const values = JSON.parse(given) as Record<string, unknown>;
    const merged = mode === 'merge' ? { ...stored, ...values } : values;
    const kept = keepClaimed(claimed, keepOrigin(context.kind, merged, stored), stored);
    const checked = checker.check(unmask(columns, kept, stored));
    for (const finding of checked.findings) {
      const field = finding.field.split('/')[0]!;
      if (unread.includes(field) || (unread.length > 0 && finding.severity === 'warning')) continue;
      issues.add(issueOf(columns, row, finding, values[field]));
    }
    return checked;
  }

  /** Why the writer may not make this of the stored row; one that stays as it is may stand in anybody's file. */
  function foreign(
    stored: R | undefined,
    checked: { row: R; entry: Entry },
  ): ForeignRow | 'same' | undefined {
    const refused = refusal?.(stored, checked.row);
    const same =
      refused &&
      stored &&
      sealRow(draft.seal, withoutRetired(context.kind, stored)).line.equals(checked.entry.line);
    return same ? 'same' : refused;
  }

  function mayRemove(row: number, stored: R): boolean {
    const why = checker.keeps?.(stored);
    if (why !== undefined) issues.add(issueOf(columns, row, kept(why), stored.id));
    const refused = why === undefined ? refusal?.(stored, undefined) : undefined;
    if (refused) issues.add(issueOf(columns, row, refused.finding, refused.value));
    return why === undefined && !refused;
  }

  /** The row as it is stored. One that is lost with its page is as one that is not there, where all is given anew. */
  function storedRow(id: string): Promise<R | undefined> {
    const found = context.find(draft.manifest, id);
    return mode === 'replace' ? unlessMissing(found) : found;
  }

  let settled = 0;
  const pause = createPause();
  async function settleOpen({ row, key, id, given }: OpenRow): Promise<void> {
    if (++settled % rowsPerReport === 0) await onRows(settled);
    if (pause.isDue()) await pause.take();
    const stored = await storedRow(id);
    if (given === undefined) {
      if (!stored) issues.add(issueOf(columns, row, notThere, id));
      else if (mayRemove(row, stored)) edits.push({ key, id, line: null });
      else rejected++;
      return;
    }
    const checked = checkBeside(row, given, stored);
    const refused = checked.ok ? foreign(stored, checked) : undefined;
    if (refused === 'same') {
      edits.push(sealRow(draft.seal, stored!));
      return;
    }
    if (refused) issues.add(issueOf(columns, row, refused.finding, refused.value));
    if (checked.ok && !refused) {
      edits.push(checked.entry);
    } else {
      rejected++;
      await keep(id);
    }
  }

  /** A row that was refused does not, by not being among the good ones, remove the one that is stored. */
  async function keep(id: string): Promise<void> {
    const stored = mode === 'replace' ? await storedRow(id) : undefined;
    if (stored) edits.push(sealRow(draft.seal, stored));
  }

  /** Stored rows that the file leaves out although their kind keeps them: reported, and kept in any case. */
  async function keepMissing(): Promise<void> {
    const ids = new Set(edits.map(({ id }) => id));
    for (const { row, why } of await keptBeside(context, draft, ids, checker)) {
      if (ownership && !ownership.owns(row)) continue;
      issues.add(issueOf(columns, undefined, kept(`文件中缺少“${row.id}”。${why}`), row.id));
      edits.push(sealRow(draft.seal, row));
    }
  }

  /** What a department leaves out of its file goes; what others have stays. */
  async function removeOwn(owns: (row: R) => boolean): Promise<void> {
    const ids = new Set(edits.map(({ id }) => id));
    await scanPages(context, draft.manifest, (rows) => {
      for (const row of rows)
        if (!ids.has(row.id) && owns(row)) edits.push({ key: rowKey(row.id), id: row.id, line: null });
    });
  }

  await forEachLimited(file.open.toSorted(byKey), rowsAtOnce, settleOpen);
  await forEachLimited(file.refused.toSorted(byKey), rowsAtOnce, async ({ row, id, given, unread }) => {
    // All faults of a row are reported, though nothing of it is taken.
    if (given !== undefined) checkBeside(row, given, await storedRow(id), unread);
    await keep(id);
  });
  if (mode === 'replace') await keepMissing();
  if (mode === 'replace' && ownership) await removeOwn(ownership.owns);
  return { mode: mode === 'replace' && !ownership ? 'replace' : 'edit', edits, issues, rejected };
}

const kept = (message: string) => ({ field: 'id', severity: 'error', code: 'row-kept', message }) as const;

const notThere = {
  field: 'id',
  severity: 'warning',
  code: 'not-there',
  message: '名录中没有该编号，无需移除。',
} as const;
