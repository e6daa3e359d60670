import type { Draft } from '../change.ts';
import { keptBeside } from '../kept.ts';
import { byKey } from '../keys.ts';
import { forEachLimited } from '../limit.ts';
import { unmask } from '../mask.ts';
import type { Edits, RowEdit } from '../rewrite.ts';
import type { RowChecker } from '../rowCheck.ts';
import { sealRow } from '../seal.ts';
import type { Row } from '../types.ts';
import type { Context } from '../view.ts';
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
  const { columns } = checker;
  const issues = file.issues.fork();
  const edits: RowEdit[] = [...file.ready];
  let { rejected } = file;

  /** Checks what was given together with what is stored, and reports what was found in fields that could be read. */
  function checkBeside(row: number, given: string, stored: R | undefined, unread: readonly string[] = []) {
    const values = JSON.parse(given) as Record<string, unknown>;
    const merged = mode === 'merge' ? { ...stored, ...values } : values;
    const checked = checker.check(unmask(columns, merged, stored));
    for (const finding of checked.findings) {
      const field = finding.field.split('/')[0]!;
      if (unread.includes(field) || (unread.length > 0 && finding.severity === 'warning')) continue;
      issues.add(issueOf(columns, row, finding, values[field]));
    }
    return checked;
  }

  let settled = 0;
  async function settleOpen({ row, key, id, given }: OpenRow): Promise<void> {
    if (++settled % rowsPerReport === 0) await onRows(settled);
    const stored = await context.find(draft.manifest, id);
    if (given === undefined) {
      const why = stored && checker.keeps?.(stored);
      if (why !== undefined) {
        rejected++;
        issues.add(issueOf(columns, row, kept(why), id));
      } else if (stored) edits.push({ key, id, line: null });
      else issues.add(issueOf(columns, row, notThere, id));
      return;
    }
    const checked = checkBeside(row, given, stored);
    if (checked.ok) {
      edits.push(checked.entry);
    } else {
      rejected++;
      await keep(id);
    }
  }

  /** A row that was refused does not, by not being among the good ones, remove the one that is stored. */
  async function keep(id: string): Promise<void> {
    const stored = mode === 'replace' ? await context.find(draft.manifest, id) : undefined;
    if (stored) edits.push(sealRow(draft.seal, stored));
  }

  /** Stored rows that the file leaves out although their kind keeps them: told, and kept whatever becomes of the rest. */
  async function keepMissing(): Promise<void> {
    const ids = new Set(edits.map(({ id }) => id));
    for (const { row, why } of await keptBeside(context, draft, ids, checker)) {
      const { row: _, ...issue } = issueOf(columns, 0, kept(`文件中缺少“${row.id}”。${why}`), row.id);
      issues.add(issue);
      edits.push(sealRow(draft.seal, row));
    }
  }

  await forEachLimited(file.open.toSorted(byKey), rowsAtOnce, settleOpen);
  await forEachLimited(file.refused.toSorted(byKey), rowsAtOnce, async ({ row, id, given, unread }) => {
    // Of a row with faults the others are told too, though nothing of it is taken.
    if (given !== undefined) checkBeside(row, given, await context.find(draft.manifest, id), unread);
    await keep(id);
  });
  if (mode === 'replace') await keepMissing();
  return { mode: mode === 'replace' ? 'replace' : 'edit', edits, issues, rejected };
}

const kept = (message: string) => ({ field: 'id', severity: 'error', code: 'row-kept', message }) as const;

const notThere = {
  field: 'id',
  severity: 'warning',
  code: 'not-there',
  message: '名录中没有该编号，无需移除。',
} as const;
