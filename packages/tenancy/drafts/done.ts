import type { ApiEnv } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { type Operation, remove } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { draftEntity, draftKey } from './draft.ts';

const named = /^(\S+) "(\d{1,15})"$/;

/** The headers of a save: it may name the draft that ends with it. */
export const doneDraftHeaders = z.object({
  'mingcha-draft': z.string().max(100).optional().openapi({
    description: '随这次保存一并删除的本人草稿，写作“键 ETag”',
    example: 'draw:new "3"',
  }),
});

/**
 * The removal of the draft that a save makes needless, to be written in the transaction of the save: the caller's own, named
 * in `Mingcha-Draft` by its key and ETag. Nothing where no draft is named, or where another tab has changed it since.
 * Throws 400 `bad-draft` where the header cannot be read.
 */
export async function doneDraft(c: Context<ApiEnv>): Promise<Operation[]> {
  const header = c.req.header('mingcha-draft');
  if (header === undefined) return [];
  const [, key, lock] = named.exec(header) ?? [];
  if (!draftKey.safeParse(key).success)
    throw problems.badRequest('bad-draft', 'Mingcha-Draft 请求头应为“草稿的键 ETag”，如 draw:new "3"。');
  const draft = await c.var.store.get(draftEntity, { owner: c.var.principal.sub, key: key! });
  return draft?.lock === Number(lock) ? [remove(draftEntity, draft, draft.lock)] : [];
}
