import { problems } from '@mingcha/kernel';
import { commit } from './change.ts';
import { faults } from './faults.ts';
import { byKey, rowKey } from './keys.ts';
import type { RowEdit } from './rewrite.ts';
import { createRowChecker, type RowChecker } from './rowCheck.ts';
import { rowEtag } from './seal.ts';
import type { ChangeInput, ChangeResult, EditInput, Row, RowOp } from './types.ts';
import type { Context } from './view.ts';

/** Applies single-row operations to the draft; a later one on the same id stands in for an earlier. */
export async function editRows<R extends Row>(
  context: Context<R>,
  input: EditInput<R>,
): Promise<ChangeResult> {
  const { kind } = context;
  const checker = await createRowChecker(kind, context);
  return commit(context, input, async (draft) => {
    const ops =
      typeof input.ops === 'function'
        ? await input.ops({
            version: draft.version,
            row: (id) => context.find(draft.manifest, id),
            etag: (row) => rowEtag(draft.seal, row),
          })
        : input.ops;
    const edits = new Map(ops.map((op) => [op.type === 'put' ? op.row.id : op.id, editOf(checker, op)]));
    return { mode: 'edit', edits: [...edits.values()].sort(byKey) };
  });
}

function editOf<R extends Row>(checker: RowChecker<R>, op: RowOp<R>): RowEdit {
  if (op.type === 'remove') return { key: rowKey(op.id), id: op.id, line: null };
  const checked = checker.check(op.row);
  if (!checked.ok) {
    throw problems.invalid(
      checked.findings.map(({ field, message }) => ({ pointer: field && `/${field}`, message })),
    );
  }
  return { key: rowKey(checked.row.id), id: checked.row.id, line: checked.line };
}

/** Makes the draft hold exactly these rows. */
export async function replaceRows<R extends Row>(
  context: Context<R>,
  rows: Iterable<R> | AsyncIterable<R>,
  input: ChangeInput,
): Promise<ChangeResult> {
  const checker = await createRowChecker(context.kind, context);
  const edits: RowEdit[] = [];
  const ids = new Set<string>();
  for await (const row of rows) {
    const edit = editOf(checker, { type: 'put', row });
    if (ids.has(edit.id)) throw faults.badRow(`/${edits.length}/id`, `编号 ${edit.id} 重复。`);
    ids.add(edit.id);
    edits.push(edit);
  }
  edits.sort(byKey);
  return commit(context, input, async () => ({ mode: 'replace', edits }));
}
