import { canonicalJson } from '@mingcha/kernel';
import type { Page } from '@mingcha/store';
import { idAt, lineStarts } from '../pages/lines.ts';
import type { Manifest } from '../pages/manifest.ts';
import { bytesOfRows, type PageRef } from '../pages/page.ts';
import type { DiffSummary, Row, RowChange } from '../types.ts';
import type { Context } from './view.ts';

/** Pages of two versions that cover the same part of the trie and differ. */
type Region = { prefix: string; before: readonly PageRef[]; after: readonly PageRef[] };

/** The parts of the trie where two versions' pages differ, in order; pages of the same name are passed over. */
export function differingRegions(from: Manifest, to: Manifest): Region[] {
  const regions: Region[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    const a = from[i]?.prefix;
    const b = to[j]?.prefix;
    const prefix = firstOf(a, b);
    const before = under(from, i, prefix);
    const after = under(to, j, prefix);
    i += before.length;
    j += after.length;
    const same = before.length === 1 && after.length === 1 && before[0]!.hash === after[0]!.hash;
    if (!same) regions.push({ prefix, before, after });
  }
  return regions;
}

/** The shorter prefix that begins the other covers it; else whichever comes first stands alone. */
function firstOf(a: string | undefined, b: string | undefined): string {
  if (a === undefined || b === undefined) return a ?? b ?? '';
  return b.startsWith(a) || (a < b && !a.startsWith(b)) ? a : b;
}

function under(manifest: Manifest, start: number, prefix: string): readonly PageRef[] {
  let end = start;
  while (manifest[end]?.prefix.startsWith(prefix)) end++;
  return manifest.slice(start, end);
}

/** How a row differs; undefined where it does not. */
export function changeOf<R extends Row>(id: string, before?: R, after?: R): RowChange<R> | undefined {
  if (!before) return after && { id, action: 'added', after };
  if (!after) return { id, action: 'removed', before };
  if (before === after || canonicalJson(before) === canonicalJson(after)) return undefined;
  return { id, action: 'changed', before, after };
}

/** Rows that differ within a region, in order of id. */
export async function changesIn<R extends Row>(
  { load }: Context<R>,
  region: Region,
): Promise<RowChange<R>[]> {
  const [before, after] = await Promise.all(
    [region.before, region.after].map(async (pages) => {
      const rows = (await Promise.all(pages.map(load))).flat();
      return new Map(rows.map((row) => [row.id, row]));
    }),
  );
  const ids = [...new Set([...before!.keys(), ...after!.keys()])].sort();
  return ids.flatMap((id) => changeOf(id, before!.get(id), after!.get(id)) ?? []);
}

/** How many rows of a region came, changed and went. A page's bytes are canonical, so that no row is made of them. */
export async function countsIn<R extends Row>(context: Context<R>, region: Region): Promise<DiffSummary> {
  const [before, after] = await Promise.all(
    [region.before, region.after].map((pages) => linesIn(context, pages)),
  );
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const [id, line] of after!) {
    const was = before!.get(id);
    if (!was) counts.added++;
    else if (!was.equals(line)) counts.changed++;
    before!.delete(id);
  }
  counts.removed = before!.size;
  return counts;
}

async function linesIn<R extends Row>(
  { pages }: Context<R>,
  refs: readonly PageRef[],
): Promise<Map<string, Buffer>> {
  const lines = new Map<string, Buffer>();
  for (const ref of refs) {
    const held = await pages.hold(ref);
    const bytes = 'bytes' in held ? held.bytes : bytesOfRows(ref, held.rows);
    for (const at of lineStarts(bytes))
      lines.set(idAt(bytes, at), bytes.subarray(at, bytes.indexOf(newline, at)));
  }
  return lines;
}

const newline = '\n'.charCodeAt(0);

/** A change as its reader sees it: a row that passes from or to a department not read for goes or comes. */
export const changeSeen = <R extends Row>(
  { seen }: Context<R>,
  id: string,
  { before, after }: { before?: R | undefined; after?: R | undefined },
): RowChange<R> | undefined => changeOf(id, seen(before), seen(after));

/** Rows that differ between two versions, in order of the trie's regions, then of id. Whoever stops early reads no more of either. */
export async function* changesBetween<R extends Row>(
  context: Context<R>,
  from: string,
  to: string,
): AsyncGenerator<RowChange<R>, void, void> {
  const [before, after] = await Promise.all(
    [from, to].map(async (id) => context.manifest(await context.version(id))),
  );
  for (const region of differingRegions(before!, after!))
    for (const { id, ...whole } of await changesIn(context, region)) {
      const change = changeSeen(context, id, whole);
      if (change) yield change;
    }
}

type Place = { prefix: string; id: string; summary: DiffSummary };

/** A page of the same, and how many differ in all. */
export async function diffVersions<R extends Row>(
  context: Context<R>,
  from: string,
  to: string,
  { limit = 50, cursor }: { limit?: number; cursor?: string | undefined } = {},
): Promise<Page<RowChange<R>> & { summary: DiffSummary }> {
  const { store, kind } = context;
  const scope = JSON.stringify([store.tenant, kind.name, 'diff', from, to, context.reader]);
  const place = cursor === undefined ? undefined : (store.cursors.open(scope, cursor) as Place);
  const [before, after] = await Promise.all(
    [from, to].map(async (id) => context.manifest(await context.version(id))),
  );
  const summary = place?.summary ?? { added: 0, changed: 0, removed: 0 };
  const found: { prefix: string; change: RowChange<R> }[] = [];
  for (const region of differingRegions(before!, after!)) {
    const { prefix } = region;
    if (place && prefix < place.prefix) continue;
    if (place && found.length > limit) break;
    for (const { id, ...whole } of await changesIn(context, region)) {
      const change = changeSeen(context, id, whole);
      if (!change) continue;
      if (!place) summary[change.action]++;
      const passed = place && prefix === place.prefix && change.id <= place.id;
      if (!passed && found.length <= limit) found.push({ prefix, change });
    }
  }
  const items = found.slice(0, limit).map(({ change }) => change);
  const last = found.length > limit ? found[limit - 1]! : undefined;
  const next = last ? store.cursors.sign(scope, { prefix: last.prefix, id: last.change.id, summary }) : null;
  return { items, next, summary };
}
