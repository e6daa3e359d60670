import { getBlob, putBlob, type TenantStore } from '@mingcha/store';
import type { Draft } from './notice.ts';

/** Keeps a text by its content and returns its name. */
export const keepText = (store: TenantStore, text: string): Promise<string> =>
  putBlob(store, Buffer.from(text));

/** A text that was kept. */
export async function keptText(store: TenantStore, hash: string): Promise<string> {
  const bytes = await getBlob(store, hash);
  if (!bytes) throw new Error(`text ${hash} is not there`);
  return Buffer.from(bytes).toString();
}

export const keepDraft = (store: TenantStore, draft: Draft): Promise<string> =>
  keepText(store, JSON.stringify(draft));

export const keptDraft = async (store: TenantStore, hash: string): Promise<Draft> =>
  JSON.parse(await keptText(store, hash)) as Draft;
