import type { RowEdit } from '../pages/edits.ts';
import { rowKey } from '../pages/keys.ts';
import type { Edits } from '../pages/rewrite.ts';
import { changesIn, differingRegions } from '../reading/diff.ts';
import type { Context } from '../reading/view.ts';
import { backWithClaimed, claimedFields } from '../rows/claimed.ts';
import type { Example } from '../rows/examples.ts';
import { backTo } from '../rows/inherited.ts';
import { createRowChecker } from '../rows/rowCheck.ts';
import type { ChangeInput, ChangeResult, Row } from '../types.ts';
import { commit, type Draft, preview } from '../writing/change.ts';
import { type ImportCheck, type ImportInput, ImportRejected, type ImportResult } from './import.ts';
import { issueOf } from './issueOf.ts';
import { IssueList, saveIssues } from './issues.ts';

export type RestoreInput = Pick<
  ImportInput,
  'by' | 'reason' | 'source' | 'bound' | 'alongside' | 'onProgress'
> & {
  /** The id of the version whose rows come back. */
  target: string;
};

/** How many rows stand in pages that differ between the draft and a version: what a restoration has to look at. */
export async function rowsToRestore<R extends Row>(context: Context<R>, target: string): Promise<number> {
  const [heads, version] = await Promise.all([context.heads(), context.version(target)]);
  const [now, then] = await Promise.all([context.manifest(heads?.draft ?? null), context.manifest(version)]);
  return differingRegions(now, then)
    .flatMap(({ before, after }) => [...before, ...after])
    .reduce((sum, page) => sum + page.count, 0);
}

async function prepareRestore<R extends Row>(
  context: Context<R>,
  { target, onProgress }: Pick<RestoreInput, 'target' | 'onProgress'>,
) {
  const { kind, ownership } = context;
  const checker = await createRowChecker(kind, context, await context.seal());
  const { columns } = checker;
  const then = await context.manifest(await context.version(target));
  let issues = new IssueList();
  let report: string | undefined;
  let rows = 0;

  const namesOf = (fields: readonly string[]) =>
    fields
      .map((field) => `“${columns.find((column) => column.field === field)?.header ?? field}”`)
      .join('、');
  const error = (code: string, id: string, message: string) =>
    issues.add(
      issueOf(
        columns,
        undefined,
        { field: 'id', severity: 'error', code, message: `“${id}”：${message}` },
        id,
      ),
    );

  /** What it takes to bring a row back; nothing, and an issue, where it cannot. */
  function editFor(id: string, before: R | undefined, after: R | undefined): RowEdit | undefined {
    if (!after) {
      const why = checker.keeps?.(before!);
      if (why === undefined) return { key: rowKey(id), id, line: null };
      error('row-kept', id, why);
      return undefined;
    }
    const checked = checker.check(after);
    if (checked.ok) return checked.entry;
    const found = checked.findings.find(({ severity }) => severity === 'error');
    const column = columns.find(({ field }) => field === found?.field.split('/')[0]);
    error(
      found?.code ?? 'invalid-value',
      id,
      `${column?.header ?? ''}${found?.message ?? '内容已不符合要求'}`,
    );
    return undefined;
  }

  async function edits(draft: Draft): Promise<Edits> {
    issues = new IssueList();
    rows = 0;
    let [others, inherited, claimed] = [0, 0, 0];
    const held = claimedFields(draft.claims);
    const found: RowEdit[] = [];
    for (const region of differingRegions(draft.manifest, then)) {
      for (const change of await changesIn(context, region)) {
        const before = 'before' in change ? change.before : undefined;
        const then = 'after' in change ? change.after : undefined;
        const own = backTo(kind, before, then);
        const after = backWithClaimed(held, before, own);
        rows++;
        // What is decided above comes from there, not from an earlier version; what is claimed, from who has claimed it.
        if (own !== then) inherited++;
        if (after !== own) claimed++;
        if (after === before) continue;
        // A department brings back its own rows; those of others stay as they are.
        const foreign = ownership?.refusal(before, after) !== undefined;
        if (foreign) others++;
        const edit = foreign ? undefined : editFor(change.id, before, after);
        if (edit) found.push(edit);
      }
      await onProgress({ phase: 'checking', rows });
    }
    if (others > 0) issues.add({ severity: 'warning', code: 'others-kept', message: othersKept(others) });
    if (inherited > 0)
      issues.add({ severity: 'warning', code: 'inherited-kept', message: inheritedKept(inherited) });
    if (claimed > 0)
      issues.add({ severity: 'warning', code: 'claimed-kept', message: claimedKept(claimed, namesOf(held)) });
    report = issues.kept.length > 0 ? await saveIssues(context.store, issues.kept) : undefined;
    return { mode: 'edit', edits: found };
  }

  return {
    columns,
    edits,
    onWritten: (done: number) => onProgress({ phase: 'writing', rows: done }),
    ready: () => issues.errors === 0,
    rejection: () => new ImportRejected({ issues, rows, report: report! }),
    resultOf({ version, counts }: ChangeResult): ImportResult {
      const summary = { rows, ...counts, unchanged: 0, rejected: issues.errors, warnings: issues.warnings };
      return { version, summary, errorCount: issues.errors, ...(report !== undefined && { report }) };
    },
  };
}

/**
 * Makes a new version that holds the rows of an earlier one: all of them, or for a department those of its own. Every row
 * that comes back passes today's check. Throws `ImportRejected` where one does not, or where one may not be removed.
 */
export async function restoreRows<R extends Row>(
  context: Context<R>,
  input: RestoreInput,
): Promise<ImportResult> {
  const { bound } = input;
  const { edits, ready, rejection, resultOf, onWritten } = await prepareRestore(context, input);
  const change: ChangeInput = {
    by: input.by,
    reason: input.reason,
    source: input.source,
    expect: bound?.base,
    expectRoot: bound?.root,
    onProgress: onWritten,
    alongside: (result) => input.alongside(resultOf(result)),
  };
  const made = await commit(context, change, async (draft) => {
    const found = await edits(draft);
    if (!ready()) throw rejection();
    return found;
  });
  return resultOf(made);
}

/** Returns what `restoreRows` would do, and writes nothing to the register. */
export async function checkRestore<R extends Row>(
  context: Context<R>,
  input: Pick<RestoreInput, 'target' | 'onProgress'>,
): Promise<{ result: ImportResult; check: ImportCheck; examples: Example[] }> {
  const { columns, edits, ready, resultOf, onWritten } = await prepareRestore(context, input);
  const { base, root, counts, examples } = await preview(context, columns, { onProgress: onWritten }, edits);
  return { result: resultOf({ version: null, counts }), check: { base, root, ready: ready() }, examples };
}

const inheritedKept = (count: number): string =>
  `有 ${count} 行采用自上级目录，或者当时是采用的，由上级确定的内容不随旧版本恢复，其余内容照常恢复。需要重新采用的，请在“上级目录”页面办理。`;

const claimedKept = (count: number, names: string): string =>
  `有 ${count} 行的${names}由系统写入，不随旧版本恢复，其余内容照常恢复。`;

const othersKept = (count: number): string =>
  `有 ${count} 行不是本部门的，或恢复后将不是本部门的，保持现状；需要一并恢复的，请联系市级管理员。`;
