import { createHash } from 'node:crypto';
import type { Operation } from '@mingcha/store';
import type { TableSource } from '@mingcha/tabular';
import { commit } from '../change.ts';
import { createRowChecker } from '../rowCheck.ts';
import type { ChangeInput, ChangeResult, Row, VersionRef } from '../types.ts';
import type { Context } from '../view.ts';
import { type FileHint, type ImportMode, readRows } from './fileRows.ts';
import { type IssueList, saveIssues } from './issues.ts';
import { type Settled, settle } from './settle.ts';

export type ImportSummary = {
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  rejected: number;
  warnings: number;
};

export type ImportProgress = { phase: 'reading' | 'checking' | 'writing'; rows: number; total?: number };

export type ImportResult = {
  version: VersionRef | null;
  summary: ImportSummary;
  errorCount: number;
  /** Names the stored list of all that was found, where anything was. */
  report?: string;
};

/** A file was refused: nothing was written. */
export class ImportRejected extends Error {
  readonly issues: IssueList;
  readonly rows: number;
  /** Names the stored list of all that was found. */
  readonly report: string;

  constructor({ issues, rows, report }: { issues: IssueList; rows: number; report: string }) {
    super(`import refused with ${issues.errors} errors`);
    this.name = 'ImportRejected';
    this.issues = issues;
    this.rows = rows;
    this.report = report;
  }
}

export type ImportInput = Omit<ChangeInput, 'alongside' | 'onProgress'> & {
  mode: ImportMode;
  /** Take the good rows even if others have errors. */
  partial: boolean;
  hint: FileHint;
  file: TableSource;
  /** Operations that are committed with the version or not at all. */
  alongside: (result: ImportResult) => Operation[];
  onProgress: (progress: ImportProgress) => Promise<void>;
};

/**
 * Reads and checks a whole file, then makes one version of it, or none. Throws `ImportRejected` where rows have errors and
 * `partial` is not asked for, where no row is good, or where the file cannot be read. Safe to run again after a crash at
 * any point: pages are named by their content, and the version comes with `alongside` or not at all.
 */
export async function importRows<R extends Row>(
  context: Context<R>,
  input: ImportInput,
): Promise<ImportResult> {
  const { store } = context;
  const { mode, partial, onProgress } = input;
  const checker = await createRowChecker(context.kind, context, await context.seal());
  const { source, sha256 } = hashed(input.file);
  const file = await readRows(source, input.hint, mode, checker, (rows) =>
    onProgress({ phase: 'reading', rows }),
  );
  const { rows } = file;
  let report: string | undefined;
  let settled: Settled | undefined;

  const change: ChangeInput = {
    by: input.by,
    reason: input.reason,
    expect: input.expect,
    source: { ...input.source, ...(sha256() && { sha256: sha256()! }) },
    onProgress: (done) => onProgress({ phase: 'writing', rows: done, total: rows }),
    alongside: (result) => input.alongside(resultOf(result)),
  };

  function resultOf({ version, counts }: ChangeResult): ImportResult {
    const { rejected, issues } = settled!;
    const summary = { rows, ...counts, rejected, warnings: issues.warnings };
    return { version, summary, errorCount: issues.errors, ...(report !== undefined && { report }) };
  }

  return resultOf(
    await commit(context, change, async (draft) => {
      await onProgress({ phase: 'checking', rows: 0, total: rows });
      settled = await settle(context, draft, file, mode, checker, (done) =>
        onProgress({ phase: 'checking', rows: done, total: rows }),
      );
      const { issues, edits } = settled;
      report = issues.kept.length > 0 ? await saveIssues(store, issues.kept) : undefined;
      const nothing = mode !== 'remove' && settled.rejected === rows;
      if (report !== undefined && (file.broken || (issues.errors > 0 && (!partial || nothing)))) {
        throw new ImportRejected({ issues, rows, report });
      }
      return { mode: settled.mode, edits };
    }),
  );
}

/** The same bytes, hashed as they pass: the digest (hex) is there once they were read to their end. */
function hashed(file: TableSource): { source: TableSource; sha256: () => string | undefined } {
  let digest: string | undefined;
  async function* pass() {
    const hash = createHash('sha256');
    for await (const chunk of file()) {
      hash.update(chunk);
      yield chunk;
    }
    digest = hash.digest('hex');
  }
  return { source: pass, sha256: () => digest };
}
