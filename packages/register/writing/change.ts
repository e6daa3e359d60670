import { check, create, putBlob, replace, retryOnConflict } from '@mingcha/store';
import { faults } from '../faults.ts';
import type { Column } from '../kind.ts';
import {
  type HeadRef,
  type HeadsItem,
  headsEntity,
  type StoredHeads,
  versionEntity,
} from '../pages/entities.ts';
import type { Entry } from '../pages/entry.ts';
import { countOf, encodeManifest, type Manifest, versionRoot } from '../pages/manifest.ts';
import type { Pages } from '../pages/pages.ts';
import { type Edits, type RewriteContext, rewrite } from '../pages/rewrite.ts';
import { rowOf, type Seal } from '../pages/seal.ts';
import type { Context } from '../reading/view.ts';
import { createExamples, type Example } from '../rows/examples.ts';
import type { ChangeCounts, ChangeInput, ChangeResult, Row, Version, VersionRef } from '../types.ts';
import { idAfter } from './ids.ts';

/** The draft as one attempt sees it. */
export type Draft = {
  version: HeadRef | null;
  manifest: Manifest;
  seal: Seal;
  claims: HeadsItem['claims'];
};

/** Where the heads stand among a commit's operations. What is written alongside comes behind them. */
const headsAt = 0;

/** What a change comes to upon the heads: a version to move the draft to, unless it changes nothing. */
type Planned = {
  heads: StoredHeads;
  result: ChangeResult;
  next?: { ref: HeadRef; manifest: Manifest; touched: string[] | undefined };
};

/**
 * Rewrites the draft's pages and moves the draft to the new version in one transaction. A change that loses the race takes
 * the new draft, makes the edits again and tries again; pages already written are found there. With `likely` the heads
 * are not read before: whether they still stand is decided by the transaction.
 */
export async function commit<R extends Row>(
  context: Context<R>,
  input: ChangeInput,
  makeEdits: (draft: Draft) => Promise<Edits>,
  likely?: StoredHeads,
): Promise<ChangeResult> {
  const { store, kind, now, pages } = context;

  async function plan(heads: StoredHeads): Promise<Planned> {
    const { draft } = heads;
    if (input.expect !== undefined && (draft?.id ?? null) !== input.expect)
      throw faults.changed(kind, refOf(draft));
    const manifest = await context.manifest(draft);
    const seal = await context.seal();
    const edits = await makeEdits({ version: draft, manifest, seal, claims: heads.claims });
    const { saving, saved } = savedAlongside(pages);
    const rewritten = await rewrite(
      {
        seal,
        pages: saving,
        sealed: context.sealed,
        onProgress: input.onProgress,
        onChange: guardOf(context, heads),
      },
      manifest,
      edits,
    );
    const root = versionRoot(rewritten.manifest);
    const counts = rewritten.counts;
    if (input.expectRoot !== undefined && root !== input.expectRoot) throw faults.changed(kind, refOf(draft));
    if (draft ? root === draft.root : rewritten.manifest.length === 0)
      return { heads, result: { version: refOf(draft), counts } };
    const [blob] = await Promise.all([putBlob(store, encodeManifest(rewritten.manifest)), saved()]);
    const ref: HeadRef = {
      id: idAfter(draft?.id, now()),
      number: (draft?.number ?? 0) + 1,
      root,
      count: countOf(rewritten.manifest),
      manifest: blob,
    };
    return { heads, result: { version: refOf(ref), counts }, next: { ...rewritten, ref } };
  }

  /** Only a write says that the heads still stand; what ends without one is asked of the heads as they are. */
  async function planUpon(heads: StoredHeads): Promise<Planned> {
    const tried = await plan(heads).catch((error: unknown) => ({ error }));
    if ('next' in tried) return tried;
    const current = await context.ensureHeads();
    if (current.lock !== heads.lock) return plan(current);
    if ('error' in tried) throw tried.error;
    return tried;
  }

  /** What is claimed once this change has made a version, or has found all as it is to be. */
  const claimsAt = (version: VersionRef | null, { claims }: StoredHeads) =>
    input.claims && {
      claims: {
        ...claims,
        ...Object.fromEntries(input.claims.map((field) => [field, version?.number ?? 0])),
      },
    };

  async function carryOut({ heads, result, next }: Planned): Promise<ChangeResult> {
    const alongside = input.alongside?.(result) ?? [];
    if (!next) {
      const { lock, ...rest } = heads;
      const isNew = (input.claims ?? []).some((field) => heads.claims?.[field] === undefined);
      if (isNew)
        await store.write(
          replace(headsEntity, { ...rest, ...claimsAt(heads.draft, heads) }, lock),
          ...alongside,
        );
      else if (alongside.length > 0) await store.write(check(headsEntity, heads, lock), ...alongside);
      return result;
    }
    const { ref, manifest, touched } = next;
    const moved = { ...heads, draft: ref, ...claimsAt(ref, heads) };
    await store.write(
      replace(headsEntity, moved, heads.lock),
      create(versionEntity, {
        ...ref,
        register: kind.name,
        parent: heads.draft?.id ?? null,
        at: now().toISOString(),
        by: input.by,
        reason: input.reason,
        source: input.source,
        counts: result.counts,
        ...(touched && { touched }),
      }),
      ...alongside,
    );
    context.keep({ ...moved, lock: heads.lock + 1 }, manifest);
    return result;
  }

  let upon = likely;
  const attempt = async () => {
    const heads = upon;
    upon = undefined;
    return carryOut(await (heads ? planUpon(heads) : plan(await context.ensureHeads())));
  };
  return retryOnConflict(attempt, {
    busy: `${kind.title}正被多人同时修改，本次没有写入。请稍候几秒重试。`,
    lost: ({ failed }) => failed.includes(headsAt),
  });
}

/** The pages of few edits are written while what follows from them is made; `saved` waits for them. */
function savedAlongside(pages: Pages): { saving: Pages; saved: () => Promise<unknown> } {
  const writes: Promise<void>[] = [];
  return {
    saved: () => Promise.all(writes),
    saving: {
      ...pages,
      async save(page, bytes, options) {
        const write = pages.save(page, bytes, options);
        if (!options?.keep) return write;
        // Whoever ends the change before waiting has said why already.
        write.catch(() => {});
        writes.push(write);
      },
    },
  };
}

/** What a commit of these edits would do to the draft as it is now. */
export type Preview = {
  base: VersionRef | null;
  /** The root that the version would have. */
  root: string;
  counts: ChangeCounts;
  examples: Example[];
};

/** Makes the edits as `commit` does, and writes nothing. `columns` are those that examples are shown with. */
export async function preview<R extends Row>(
  context: Context<R>,
  columns: readonly Column[],
  { onProgress }: Pick<ChangeInput, 'onProgress'>,
  makeEdits: (draft: Draft) => Promise<Edits>,
): Promise<Preview> {
  const heads = await context.ensureHeads();
  const { draft, claims } = heads;
  const manifest = await context.manifest(draft);
  const seal = await context.seal();
  const edits = await makeEdits({ version: draft, manifest, seal, claims });
  const guard = guardOf(context, heads);
  const examples = createExamples(columns);
  const pages = { ...context.pages, save: async () => {} };
  const onChange: RewriteContext['onChange'] = (before, after) => {
    guard?.(before, after);
    examples.add(before, after);
  };
  const rewritten = await rewrite({ seal, pages, onProgress, onChange }, manifest, edits);
  const root = versionRoot(rewritten.manifest);
  return { base: refOf(draft), root, counts: rewritten.counts, examples: examples.list };
}

/** Lets no row be changed that its writer may not change, by any way of editing. */
function guardOf<R extends Row>(context: Context<R>, heads: StoredHeads) {
  const refusal = context.refusalUnder(heads);
  if (!refusal) return undefined;
  return (before: Row | undefined, after: Entry | undefined) => {
    const foreign = refusal(before as R | undefined, after && rowOf<R>(after));
    if (foreign) throw faults.foreign(foreign);
  };
}

/** What others may see of a version that a head points at. */
export const refOf = <T extends VersionRef | null>(ref: T): VersionRef | (null & T) =>
  ref && { id: ref.id, number: ref.number, root: ref.root, count: ref.count };

export const versionOf = ({
  id,
  number,
  root,
  count,
  parent,
  at,
  by,
  reason,
  source,
  counts,
}: Version): Version => ({
  id,
  number,
  root,
  count,
  parent,
  at,
  by,
  reason,
  source,
  counts,
});
