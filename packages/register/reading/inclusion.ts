import { inclusionProof, merkleRoot } from '@mingcha/kernel';
import { faults } from '../faults.ts';
import { sha256 } from '../pages/hash.ts';
import { rowKey } from '../pages/keys.ts';
import { pageLeafHash, pageOfKey } from '../pages/manifest.ts';
import { openRow, sealRow } from '../pages/seal.ts';
import { type InclusionProof, type MerklePlace, partHash } from '../proof.ts';
import type { Row } from '../types.ts';
import { refOf } from '../writing/change.ts';
import type { Context } from './view.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const placeOf = (leaves: readonly Uint8Array[], index: number): MerklePlace => ({
  index,
  size: leaves.length,
  path: inclusionProof(leaves, index, sha256).map(hex),
});

/** Shows that a row is in a version; `closed` opens its personal and internal fields too. Throws `not-found`. */
export async function proveInclusion<R extends Row>(
  context: Context<R>,
  versionId: string,
  id: string,
  { closed }: { closed: boolean },
): Promise<InclusionProof> {
  const version = await context.version(versionId);
  const manifest = await context.manifest(version);
  const at = pageOfKey(manifest, rowKey(id));
  const page = manifest[at];
  const rows = page ? await context.load(page) : [];
  const index = rows.findIndex((row) => row.id === id);
  if (!page || !context.seen(rows[index])) throw faults.noRow(context.kind);
  const seal = await context.seal();
  const rowHashes = rows.map((row) => Buffer.from(sealRow(seal, row).leaf, 'latin1'));
  if (hex(merkleRoot(rowHashes, sha256)) !== page.rowsRoot) throw faults.unprovable(context.kind);
  const pageHashes = manifest.map(pageLeafHash);
  const opened = openRow(seal, rows[index]!);
  return {
    version: refOf(version),
    open: opened.open,
    closed: closed ? opened.closed : partHash(opened.closed, sha256),
    page: { prefix: page.prefix, rowsRoot: page.rowsRoot, ...placeOf(rowHashes, index) },
    list: placeOf(pageHashes, at),
  };
}
