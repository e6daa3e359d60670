import type { ChangeCounts, ChangeInput, Row } from '../types.ts';
import { editOf, type RowEdit } from './edits.ts';
import type { Entry } from './entry.ts';
import { halve } from './keys.ts';
import { createLimit } from './limit.ts';
import type { Manifest } from './manifest.ts';
import {
  type BuiltPage,
  buildPage,
  bytesOf,
  fitsPage,
  type PageRef,
  pageOf,
  rowsOfBytes,
  type SealedPage,
} from './page.ts';
import { type Pages, unlessMissing } from './pages.ts';
import { type Seal, sealRow } from './seal.ts';
import { splice } from './splice.ts';

/**
 * Edits in any order, each id once. In mode `replace`, rows without an edit go, and pages that are missing in the table
 * are written again: their rows count as removed and those given as added, unless they are the same.
 */
export type Edits = { mode: 'edit' | 'replace'; edits: readonly RowEdit[] };

export type Rewritten = {
  manifest: PageRef[];
  counts: ChangeCounts;
  /** Ids of the rows that differ, unless they are many. */
  touched: string[] | undefined;
};

export type RewriteContext = {
  seal: Seal;
  pages: Pages;
  /** Gives stored pages to few edits, and takes the new ones for those that follow; without it pages are made of rows. */
  sealed?: { get(page: PageRef): Promise<SealedPage>; keep(page: BuiltPage): void };
  onProgress: ChangeInput['onProgress'];
  /** Called with each row that differs, as it was and as it will be. What it throws ends the change. */
  onChange?: ((before: Row | undefined, after: Entry | undefined) => void) | undefined;
};

/** A page that is stored, or one or its rows that will be one unless they fit into one with their neighbours. */
type Part =
  | { stored: PageRef; count: number; bytes: number }
  | { built: BuiltPage; count: number; bytes: number }
  | { entries: Entry[]; prefix: string; count: number; bytes: number };

const pagesAtOnce = 8;
const touchedLimit = 100;
/** Pages that so few edits make are kept at hand: an editor reads them next, or edits on. */
const fewEdits = 100;

/**
 * Applies edits to a version's pages. A prefix is a page if and only if its rows fit one, so that the outcome depends
 * on the rows alone: pages split where they overflow, and halves that fit together again are merged. New pages are
 * written as soon as it is clear that they stay.
 */
export async function rewrite(
  context: RewriteContext,
  old: Manifest,
  { mode, edits }: Edits,
): Promise<Rewritten> {
  const { seal, pages, sealed, onProgress, onChange } = context;
  const slot = createLimit(pagesAtOnce);
  const keep = edits.length <= fewEdits;
  const known = new Map(old.map((page) => [`${page.hash}/${page.prefix}`, page]));
  const counts: ChangeCounts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  const touched: string[] = [];
  let written = 0;

  function changed(id: string, before: Row | undefined, after: Entry | undefined): void {
    onChange?.(before, after);
    counts[after ? (before ? 'changed' : 'added') : 'removed']++;
    if (touched.length <= touchedLimit) touched.push(id);
  }

  async function store(part: Part): Promise<Part> {
    if ('stored' in part) return part;
    // Before further pages are loaded, so that few that are made wait in memory.
    return slot(async () => {
      const built = 'built' in part ? part.built : buildPage(part.prefix, part.entries);
      const { ref, bytes } = built;
      const same = known.get(`${ref.hash}/${ref.prefix}`);
      if (same?.rowsRoot !== ref.rowsRoot) await pages.save(ref, bytes, { keep });
      if (keep) sealed?.keep(built);
      written += ref.count;
      await onProgress?.(written);
      return storedPart(ref);
    }, true);
  }

  /** Pages for rows none of which is stored. */
  async function grow(prefix: string, entries: Entry[]): Promise<Part[]> {
    if (entries.length === 0) return [];
    const bytes = bytesOf(entries);
    if (fitsPage(entries.length, bytes)) return [{ entries, prefix, count: entries.length, bytes }];
    const halves = halve(entries, prefix.length).map((half, bit) => grow(`${prefix}${bit}`, half));
    return Promise.all((await Promise.all(halves)).flat().map(store));
  }

  /** The rows of one stored page, or of none, with the edits applied; undefined where nothing changes. */
  async function apply(page: PageRef | undefined, own: readonly RowEdit[]): Promise<Entry[] | undefined> {
    const rows = page && (await (mode === 'edit' ? pages.load(page) : unlessMissing(pages.load(page))));
    if (page && !rows) counts.removed += page.count;
    const before = new Map((rows ?? []).map((row) => [row.id, row]));
    const after: Entry[] = [];
    let same = rows !== undefined;
    for (const given of own) {
      const { id } = given;
      const row = before.get(id);
      const edit = editOf(given, () => row);
      if (!edit) continue;
      before.delete(id);
      if (edit.line) after.push(edit);
      if (edit.line && row && Buffer.compare(sealRow(seal, row).line, edit.line) === 0) {
        counts.unchanged++;
      } else if (edit.line || row) {
        changed(id, row, edit.line ? edit : undefined);
        same = false;
      }
    }
    for (const row of before.values()) {
      if (mode === 'edit') after.push(sealRow(seal, row));
      else changed(row.id, row, undefined);
      same &&= mode === 'edit';
    }
    return same ? undefined : after;
  }

  /** One stored page with few edits applied, at the cost of these rather than of all its rows. */
  async function edited(
    prefix: string,
    stored: SealedPage,
    own: readonly RowEdit[],
  ): Promise<Part[] | undefined> {
    const { page, unchanged, changes } = splice(stored, own);
    counts.unchanged += unchanged;
    for (const { id, before, after } of changes) changed(id, before, after);
    if (changes.length === 0) return undefined;
    const built = pageOf(prefix, page);
    const { count, bytes } = built.ref;
    if (count === 0) return [];
    return fitsPage(count, bytes) ? [{ built, count, bytes }] : grow(prefix, entriesIn(page.bytes));
  }

  const entriesIn = (bytes: Buffer): Entry[] => rowsOfBytes(bytes).map((row) => sealRow(seal, row));

  /** In mode `replace`, the rows of the edits where they make exactly this page: then it need not be loaded. */
  function sameAs(page: PageRef, own: readonly RowEdit[]): Entry[] | undefined {
    if (mode !== 'replace' || own.length !== page.count) return undefined;
    const entries = own.filter((edit): edit is Entry => 'line' in edit && edit.line !== null);
    if (bytesOf(entries) !== page.bytes) return undefined;
    const { ref } = buildPage(page.prefix, entries);
    return ref.hash === page.hash && ref.rowsRoot === page.rowsRoot ? entries : undefined;
  }

  async function leaf(prefix: string, page: PageRef | undefined, own: readonly RowEdit[]): Promise<Part[]> {
    if (page && sealed && mode === 'edit' && (keep || own.every((edit) => 'amend' in edit))) {
      const stored = await slot(() => sealed.get(page));
      return (await edited(prefix, stored, own)) ?? [storedPart(page)];
    }
    const entries = await slot(async () => {
      const same = page && sameAs(page, own);
      if (!same) return apply(page, own);
      counts.unchanged += page.count;
      if (await pages.isStored(page)) return undefined;
      known.delete(`${page.hash}/${page.prefix}`);
      return same;
    });
    return entries ? grow(prefix, entries) : page ? [storedPart(page)] : [];
  }

  /** Halves that fit one page again become one. */
  async function merge(prefix: string, parts: Part[]): Promise<Part[]> {
    const rows = parts.reduce((sum, part) => sum + part.count, 0);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    if (!fitsPage(rows, bytes)) return Promise.all(parts.map(store));
    const entries = await Promise.all(parts.map(entriesOf));
    return grow(prefix, entries.flat());
  }

  async function entriesOf(part: Part): Promise<Entry[]> {
    if ('entries' in part) return part.entries;
    if ('built' in part) return entriesIn(part.built.bytes);
    const rows = await pages.load(part.stored);
    return rows.map((row) => sealRow(seal, row));
  }

  async function visit(prefix: string, own: Manifest, ownEdits: readonly RowEdit[]): Promise<Part[]> {
    if (ownEdits.length === 0 && mode === 'edit') return own.map(storedPart);
    if (own.length <= 1) return leaf(prefix, own[0], ownEdits);
    const depth = prefix.length;
    const middle = own.findIndex((page) => page.prefix[depth] === '1');
    const pageAt = middle < 0 ? own.length : middle;
    const [left, right] = halve(ownEdits, depth);
    const halves = await Promise.all([
      visit(`${prefix}0`, own.slice(0, pageAt), left),
      visit(`${prefix}1`, own.slice(pageAt), right),
    ]);
    return merge(prefix, halves.flat());
  }

  const parts = await Promise.all((await visit('', old, edits)).map(store));
  const manifest = parts.map((part) => (part as { stored: PageRef }).stored);
  return { manifest, counts, touched: touched.length <= touchedLimit ? touched : undefined };
}

const storedPart = (page: PageRef): Part => ({ stored: page, count: page.count, bytes: page.bytes });
