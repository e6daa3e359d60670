import { problems } from '@mingcha/kernel';
import { isUnderWay, serially } from '@mingcha/store';
import { faults } from '../faults.ts';
import type { RowEdit } from '../pages/edits.ts';
import type { Entry } from '../pages/entry.ts';
import { rowKey } from '../pages/keys.ts';
import type { Manifest } from '../pages/manifest.ts';
import type { Edits } from '../pages/rewrite.ts';
import { rowEtag } from '../pages/seal.ts';
import { rowsById } from '../reading/rowsById.ts';
import type { Context } from '../reading/view.ts';
import { claimedFields } from '../rows/claimed.ts';
import type { Prepared } from '../rows/prepare.ts';
import { createRowChecker, type RowChecker } from '../rows/rowCheck.ts';
import type { ChangeInput, ChangeResult, EditInput, Row } from '../types.ts';
import { commit, type Draft } from './change.ts';
import { keptBeside } from './kept.ts';
import { makeReady } from './ready.ts';

/**
 * Applies single-row operations to the draft; a later one on the same id stands in for an earlier. People who edit one
 * list through this process wait for one another: racing for its head, most of their work would be done in vain.
 */
export async function editRows<R extends Row>(
  context: Context<R>,
  input: EditInput<R>,
): Promise<ChangeResult> {
  const checker = await checkerFor(context, input.prepared);
  const rowOf = async (manifest: Manifest, id: string) => (await rowsById(context, manifest, [id]))[0];
  async function requireRemovable(id: string, { manifest }: Draft): Promise<void> {
    const stored = checker.keeps && (await rowOf(manifest, id));
    const why = stored && checker.keeps!(stored);
    if (why !== undefined) throw faults.kept(why);
  }
  const makeEdits = async (draft: Draft): Promise<Edits> => {
    const ops =
      typeof input.ops === 'function'
        ? await input.ops({
            version: draft.version,
            claimed: claimedFields(draft.claims),
            row: (id) => rowOf(draft.manifest, id),
            etag: (row) => rowEtag(draft.seal, row),
          })
        : input.ops;
    const edits = new Map<string, RowEdit>();
    for (const op of ops) {
      if (op.type === 'amend') {
        const amend = (row: Row) => {
          const amended = op.as(row as R);
          return amended && entryUnderItsId(checker, amended);
        };
        for (const id of op.ids) edits.set(id, { key: rowKey(id), id, amend });
        continue;
      }
      if (op.type === 'remove') await requireRemovable(op.id, draft);
      const edit =
        op.type === 'put' ? entryUnderItsId(checker, op.row) : { key: rowKey(op.id), id: op.id, line: null };
      edits.set(edit.id, edit);
    }
    return { mode: 'edit', edits: [...edits.values()] };
  };
  const name = `${context.store.tenant}/${context.kind.name}`;
  const waits = isUnderWay(name);
  // What fails here fails in the edit again, which says why.
  if (waits) await makeReady(context, input.about ?? []).catch(() => {});
  // Who waited for another edit goes on from the heads that it has left.
  return serially(name, () => commit(context, input, makeEdits, waits ? context.lastHeads() : undefined));
}

/** Makes the draft hold exactly these rows. */
export async function replaceRows<R extends Row>(
  context: Context<R>,
  rows: Iterable<R> | AsyncIterable<R>,
  input: ChangeInput,
): Promise<ChangeResult> {
  const checker = await checkerFor(context);
  const edits: Entry[] = [];
  const ids = new Set<string>();
  for await (const row of rows) {
    const entry = entryOf(checker, row);
    if (ids.has(entry.id)) throw faults.badRow(`/${edits.length}/id`, `编号 ${entry.id} 重复。`);
    ids.add(entry.id);
    edits.push(entry);
  }
  return commit(context, input, async (draft) => {
    const [kept] = await keptBeside(context, draft, ids, checker);
    if (kept) throw faults.kept(kept.why);
    return { mode: 'replace', edits };
  });
}

async function checkerFor<R extends Row>(
  context: Context<R>,
  prepared?: Prepared<R>,
): Promise<RowChecker<R>> {
  return createRowChecker(context.kind, context, await context.seal(), prepared);
}

/** An editor has looked at the row of the id as it was given: cleaned to another one, it would hit a row not looked at. */
function entryUnderItsId<R extends Row>(checker: RowChecker<R>, row: R): Entry {
  const entry = entryOf(checker, row);
  if (entry.id !== row.id)
    throw faults.badRow('/id', `编号应写作“${entry.id}”，没有空格和全角字符，请改正后重新提交。`);
  return entry;
}

function entryOf<R extends Row>(checker: RowChecker<R>, row: R): Entry {
  const checked = checker.check(row);
  if (checked.ok) return checked.entry;
  const errors = checked.findings.filter(({ severity }) => severity === 'error');
  throw problems.invalid(errors.map(({ field, message }) => ({ pointer: field && `/${field}`, message })));
}
