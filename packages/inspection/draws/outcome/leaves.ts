import {
  type ExcludedRow,
  type ObjectRow as FrameObject,
  type Inclusion,
  innerOf,
  leafOf,
  leavesOf2,
  SPEC_2,
} from '@mingcha/draw';
import { merkleLevels, pathIn } from '@mingcha/kernel';
import type { FileStore, TenantStore } from '@mingcha/store';
import type { Draw } from '../kept/draw.ts';
import { sha256 } from '../sha256.ts';
import { pinnedFrame } from './proof.ts';

const hashBytes = 32;
const keyOf = ({ id }: Draw) => `proofs/${id}.leaves`;

/**
 * Whether the public is shown where an enterprise stands under a sealed plan. Not where a reason of exclusion goes by class:
 * that there is a proof, or how far one drawn row is from the next, would tell who else is in the frame.
 */
export const showsInclusion = ({ committed }: Pick<Draw, 'committed'>): boolean =>
  committed?.plan.spec === SPEC_2 &&
  committed.plan.disclosure === 'sealed' &&
  committed.plan.classed.length === 0;

/**
 * Keeps the leaf hashes of a draw's objects and excluded rows, from which it is shown where one stands: 32 bytes a row. The
 * frame is at hand for who publishes; building it for each that asks would read the whole roster each time.
 */
export async function keepLeaves(
  store: TenantStore,
  draw: Draw,
  { files }: { files: FileStore },
): Promise<void> {
  if (!showsInclusion(draw)) return;
  const { objects, excluded } = await pinnedFrame(store, draw);
  const leaves = [leavesOf2.objects(objects, sha256), leavesOf2.excluded(excluded, sha256)];
  await files.put(store.tenant, keyOf(draw), Buffer.concat(leaves));
}

type Trees = Readonly<Record<Inclusion['list'], readonly Uint8Array[]>>;

/** Trees of the draws that were asked for last: each takes 64 bytes a row of its roster, 13 MB of 200,000. */
const kept = new Map<string, Promise<Trees | undefined>>();
const keptDraws = 3;

async function readTrees(
  files: FileStore,
  tenant: string,
  draw: Draw,
  objects: number,
): Promise<Trees | undefined> {
  const file = await files.open(tenant, keyOf(draw));
  if (!file) return undefined;
  const parts: Uint8Array[] = [];
  for await (const part of file) parts.push(part);
  const bytes = new Uint8Array(Buffer.concat(parts));
  const levels = (from: number, to: number) => merkleLevels(bytes.subarray(from, to), sha256);
  const middle = objects * hashBytes;
  return { objects: levels(0, middle), excluded: levels(middle, bytes.length) };
}

/** Undefined where nothing was kept of the draw: it was published before there were look-ups with proofs. */
function treesOf(files: FileStore, tenant: string, draw: Draw): Promise<Trees | undefined> {
  const { plan, commitment } = draw.committed!;
  const key = `${tenant} ${draw.id} ${commitment}`;
  const known = kept.get(key) ?? readTrees(files, tenant, draw, plan.objects.count);
  kept.delete(key);
  kept.set(key, known);
  known.then(
    (trees) => trees ?? kept.delete(key),
    () => kept.delete(key),
  );
  if (kept.size > keptDraws) kept.delete(kept.keys().next().value!);
  return known;
}

/** Where a leaf stands among joined ones; −1 where it does not. */
function placeOf(leaf: Uint8Array, leaves: Uint8Array): number {
  const wanted = Buffer.from(leaf);
  const all = Buffer.from(leaves.buffer, leaves.byteOffset, leaves.length);
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1))
    if (at % hashBytes === 0) return at / hashBytes;
  return -1;
}

/** An enterprise as it stands in a draw, with its salt. */
export type Standing = { list: 'objects'; row: FrameObject } | { list: 'excluded'; row: ExcludedRow };

/** Where an enterprise stands under the plan; undefined where that is not shown. */
export async function inclusionOf(
  draw: Draw,
  id: string,
  standing: Standing,
  { files, tenant }: { files: FileStore; tenant: string },
): Promise<Inclusion | undefined> {
  if (!showsInclusion(draw)) return undefined;
  const trees = await treesOf(files, tenant, draw);
  if (!trees) return undefined;
  const nowhere: Inclusion =
    standing.list === 'objects'
      ? { list: 'objects', index: 0, path: [], inner: innerOf(standing.row, sha256) }
      : { list: 'excluded', index: 0, path: [], row: standing.row };
  const levels = trees[standing.list];
  const index = placeOf(leafOf(id, nowhere, sha256), levels[0]!);
  if (index < 0) return undefined;
  return { ...nowhere, index, path: pathIn(levels, index).map((hash) => Buffer.from(hash).toString('hex')) };
}
