import { createHash } from 'node:crypto';
import type { Operation } from '@mingcha/store';
import type { TableSource } from '@mingcha/tabular';
import { faults } from '../faults.ts';
import type { Context } from '../reading/view.ts';
import type { Example } from '../rows/examples.ts';
import { createRowChecker } from '../rows/rowCheck.ts';
import type { ChangeInput, ChangeResult, Row, VersionRef } from '../types.ts';
import { commit, type Draft, preview } from '../writing/change.ts';
import { type ImportMode, type Reading, readRows } from './fileRows.ts';
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

/** What a dry run looked at and found, which a confirmation is bound to. */
export type ImportCheck = {
  /** The draft that it was held against; null before the first version. */
  base: VersionRef | null;
  /** The root that the version would have. */
  root: string;
  /** Of the file, in hex; missing where it could not be read to its end, or where there is none. */
  sha256?: string;
  /** Whether it may be confirmed: there are no errors, or the good rows may be taken without the others. */
  ready: boolean;
  /** The row of the file that was taken for the columns' titles. */
  headerRow?: number;
};

/** A dry run that is carried out now: nothing is written unless the same comes out. */
export type Bound = { base: string | null; root: string; sha256?: string };

export type ImportInput = Pick<ChangeInput, 'by' | 'reason' | 'source'> & {
  mode: ImportMode;
  /** Take the good rows even if others have errors. */
  partial: boolean;
  reading: Reading;
  file: TableSource;
  bound?: Bound | undefined;
  /** Operations that are committed with the version or not at all. */
  alongside: (result: ImportResult) => Operation[];
  onProgress: (progress: ImportProgress) => Promise<void>;
};

/** The parts of an import that a dry run and the import itself share. */
async function prepareImport<R extends Row>(
  context: Context<R>,
  { mode, partial, reading, file: given, onProgress }: Omit<ImportInput, 'alongside'>,
) {
  const checker = await createRowChecker(context.kind, context, await context.seal());
  // A writer who may not write every row, or not all of one, writes each beside the one that is stored.
  const beside = context.refusalUnder(await context.ensureHeads()) !== undefined;
  const { source, sha256 } = hashed(given);
  const file = await readRows(source, reading, { mode, beside }, checker, (rows) =>
    onProgress({ phase: 'reading', rows }),
  );
  const { rows } = file;
  let report: string | undefined;
  let settled: Settled | undefined;

  /** Settles the file's rows beside the draft; whether the outcome may be taken is for the caller to ask. */
  async function settleBeside(draft: Draft): Promise<Settled> {
    await onProgress({ phase: 'checking', rows: 0, total: rows });
    settled = await settle(context, draft, file, mode, checker, (done) =>
      onProgress({ phase: 'checking', rows: done, total: rows }),
    );
    const { kept } = settled.issues;
    report = kept.length > 0 ? await saveIssues(context.store, kept) : undefined;
    return settled;
  }

  return {
    checker,
    file,
    sha256,
    settleBeside,
    onWritten: (done: number) => onProgress({ phase: 'writing', rows: done, total: rows }),
    /** Whether the rows may be written as they were settled. */
    ready(): boolean {
      const { issues, rejected } = settled!;
      const nothing = mode !== 'remove' && rejected === rows;
      return !file.broken && (issues.errors === 0 || (partial && !nothing));
    },
    rejection: () => new ImportRejected({ issues: settled!.issues, rows, report: report! }),
    resultOf({ version, counts }: ChangeResult): ImportResult {
      const { rejected, issues } = settled!;
      const summary = { rows, ...counts, rejected, warnings: issues.warnings };
      return { version, summary, errorCount: issues.errors, ...(report !== undefined && { report }) };
    },
  };
}

/**
 * Reads and checks a whole file, then makes one version of it, or none. Throws `ImportRejected` where rows have errors and
 * `partial` is not asked for, where no row is good, or where the file cannot be read, and 409 `register-changed` where
 * something else than what it is bound to would come out. Safe to run again after a crash at any point: pages are named by
 * their content, and the version comes with `alongside` or not at all.
 */
export async function importRows<R extends Row>(
  context: Context<R>,
  input: ImportInput,
): Promise<ImportResult> {
  const { bound } = input;
  const { sha256, settleBeside, ready, rejection, resultOf, onWritten } = await prepareImport(context, input);
  if (bound && bound.sha256 !== sha256()) throw faults.otherFile();
  const change: ChangeInput = {
    by: input.by,
    reason: input.reason,
    expect: bound?.base,
    expectRoot: bound?.root,
    source: { ...input.source, ...(sha256() && { sha256: sha256()! }) },
    onProgress: onWritten,
    alongside: (result) => input.alongside(resultOf(result)),
  };
  const made = await commit(context, change, async (draft) => {
    const { mode, edits } = await settleBeside(draft);
    if (!ready()) throw rejection();
    return { mode, edits };
  });
  return resultOf(made);
}

/** Reads and checks a whole file, and returns what `importRows` would do. Writes nothing to the register. */
export async function checkImport<R extends Row>(
  context: Context<R>,
  input: Omit<ImportInput, 'alongside' | 'bound'>,
): Promise<{ result: ImportResult; check: ImportCheck; examples: Example[] }> {
  const { checker, file, sha256, settleBeside, ready, resultOf, onWritten } = await prepareImport(
    context,
    input,
  );
  const { base, root, counts, examples } = await preview(
    context,
    [...checker.columns, ...checker.retired],
    { onProgress: onWritten },
    async (draft) => {
      const { mode, edits } = await settleBeside(draft);
      // Nothing of a file may be taken that was not read to its end: the rows that it lacks are not known.
      return file.broken ? { mode: 'edit', edits: [] } : { mode, edits };
    },
  );
  const check: ImportCheck = {
    base,
    root,
    ready: ready(),
    ...(sha256() && { sha256: sha256()! }),
    ...(file.headerRow !== undefined && { headerRow: file.headerRow }),
  };
  return { result: resultOf({ version: null, counts }), check, examples };
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
