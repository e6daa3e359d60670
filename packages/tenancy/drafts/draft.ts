import { type Clock, problems } from '@mingcha/kernel';
import {
  create,
  defineEntity,
  packBytes,
  queryAll,
  remove,
  replace,
  type Stored,
  type TenantStore,
  unpackBytes,
  WriteConflict,
} from '@mingcha/store';
import * as z from 'zod';

/** What a person has typed and not yet saved of one object. `packed` is its JSON, compressed. */
export type Draft = { owner: string; key: string; keptAt: string; packed: Uint8Array };

/** What a draft is of: a kind and a name, such as `notice:01J…`. */
export const draftKey = z
  .string()
  .regex(/^[a-z]{2,20}:[A-Za-z0-9-]{1,60}$/, '应为“种类:编号”，如 notice:01J…、draw:new');

export const keptDays = 90;
/** A person's drafts; the one that was kept longest ago makes room for the next. */
export const mostDrafts = 50;
/** Bytes of a draft's JSON. */
export const draftLimit = 300_000;

export const expiresAt = ({ keptAt }: Pick<Draft, 'keptAt'>): string =>
  new Date(Date.parse(keptAt) + keptDays * 86_400_000).toISOString();

export const draftEntity = defineEntity<Draft>()({
  name: 'DRAFT',
  key: (of: { owner: string; key: string }) => ({ partition: [of.owner], sort: [of.key] }),
  expires: (draft) => Math.floor(Date.parse(expiresAt(draft)) / 1_000),
});

const isLive = (draft: Draft, now: Date) => expiresAt(draft) > now.toISOString();

/** A person's draft of an object; undefined where there is none. The table may keep one for days after it has expired. */
export async function findDraft(
  store: TenantStore,
  of: { owner: string; key: string },
  clock: Clock,
): Promise<Stored<Draft> | undefined> {
  const draft = await store.get(draftEntity, of);
  return draft && isLive(draft, clock()) ? draft : undefined;
}

/** A person's drafts, by key. */
export async function draftsOf(store: TenantStore, owner: string, clock: Clock): Promise<Stored<Draft>[]> {
  const now = clock();
  return (await queryAll(store, draftEntity, [owner])).filter((draft) => isLive(draft, now));
}

export const contentOf = async ({ packed }: Draft): Promise<Record<string, unknown>> =>
  JSON.parse(Buffer.from(await unpackBytes(packed)).toString());

/** Packs what is to be kept. Throws `invalid` (422) beyond the limit. */
export async function packContent(content: Record<string, unknown>): Promise<Uint8Array> {
  const bytes = Buffer.from(JSON.stringify(content));
  if (bytes.length > draftLimit) {
    const message = `草稿不能超过 ${draftLimit / 1_000} KB，请先保存正文`;
    throw problems.invalid([{ pointer: '/content', message }]);
  }
  return packBytes(bytes);
}

/** Keeps a draft of an object that has none. Throws 412 where one is there by now. */
export async function createDraft(store: TenantStore, draft: Draft, clock: Clock): Promise<Stored<Draft>> {
  const there = await store.get(draftEntity, draft);
  if (there) {
    if (isLive(there, clock())) throw problems.preconditionFailed({ lock: there.lock });
    return replaceDraft(store, draft, there.lock);
  }
  const others = await draftsOf(store, draft.owner, clock);
  const [oldest] = [...others].sort((a, b) => a.keptAt.localeCompare(b.keptAt));
  const full = others.length >= mostDrafts && oldest;
  return settled(
    store.write(create(draftEntity, draft), ...(full ? [remove(draftEntity, full, full.lock)] : [])),
    { ...draft, lock: 1 },
  );
}

/** Replaces a draft that must still have this lock; throws 412 where it has another. */
export const replaceDraft = (store: TenantStore, draft: Draft, lock: number): Promise<Stored<Draft>> =>
  settled(store.write(replace(draftEntity, draft, lock)), { ...draft, lock: lock + 1 });

/** Removes a draft that must still have its lock; throws 412 where it has another. */
export const removeDraft = (store: TenantStore, draft: Stored<Draft>): Promise<Stored<Draft>> =>
  settled(store.write(remove(draftEntity, draft, draft.lock)), draft);

async function settled<T>(write: Promise<void>, result: T): Promise<T> {
  try {
    await write;
  } catch (error) {
    if (error instanceof WriteConflict) throw problems.preconditionFailed();
    throw error;
  }
  return result;
}
