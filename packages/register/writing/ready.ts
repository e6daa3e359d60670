import { rowKey } from '../pages/keys.ts';
import { pageOfKey } from '../pages/manifest.ts';
import type { Context } from '../reading/view.ts';
import type { Row } from '../types.ts';

/**
 * Makes the pages of these rows ready for an edit, as the draft is now: their leaves at hand. An edit that must wait for
 * another one does this meanwhile.
 */
export async function makeReady<R extends Row>(context: Context<R>, ids: readonly string[]): Promise<void> {
  const heads = context.lastHeads() ?? (await context.heads());
  const manifest = await context.manifest(heads?.draft ?? null);
  const pages = new Set(ids.map((id) => manifest[pageOfKey(manifest, rowKey(id))]));
  await Promise.all([...pages].map((page) => page && context.sealed.get(page)));
}
