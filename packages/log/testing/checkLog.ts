import type { TenantStore } from '@mingcha/store';
import { expect } from 'vitest';
import { logHeadEntity } from '../keeping/entities.ts';
import { logItems } from '../keeping/read.ts';
import { nodeTools } from '../node.ts';
import {
  createTileTree,
  decodeBundle,
  openCheckpoint,
  parseVerifierKey,
  type Tile,
  tileIn,
  tilePath,
  toHex,
} from '../tlog/index.ts';
import type { TestLog } from './startTestLog.ts';

/** The newest head of a log, with everything behind it recomputed from what is served. */
export async function checkLog({ deps: { files } }: TestLog, store: TenantStore) {
  const head = (await store.get(logHeadEntity, {}))!;
  const { size, root } = openCheckpoint(head.note, parseVerifierKey(head.vkey, nodeTools), nodeTools);
  const read = async (tile: Tile) =>
    (await files.read(store.tenant, tilePath(tile))) ?? Promise.reject(new Error(`no ${tilePath(tile)}`));
  const tree = createTileTree({ size, read, hash: nodeTools.hash });
  expect(toHex(await tree.root())).toBe(toHex(root));
  let index = 0;
  let bundle: string[] = [];
  for await (const { text } of logItems(store, { from: 0, to: size })) {
    if (index % 256 === 0) {
      const tile = tileIn(size, 'entries', index / 256)!;
      bundle = decodeBundle(await read(tile), tile.width).map((entry) => Buffer.from(entry).toString());
    }
    expect(bundle[index % 256]).toBe(text);
    index++;
  }
  return { size, root, tree };
}
