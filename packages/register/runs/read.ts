import { type Entity, type TenantStore, unpackBytes } from '@mingcha/store';
import { createCache } from '../pages/cache.ts';
import type { PageName, Run, RunKind } from './kind.ts';

/** A page or list was folded away since its head was read: the head of now names others. */
export class PageGone extends Error {}

type Any = { hash: string; bytes: Uint8Array };
type Stored = Entity<Any, { hash: string }>;

/** Pages and lists that were read lately, by tenant and hash: they never change. */
const known = createCache(192 * 2 ** 20);
/** Bytes that a character of a page's text takes once it is parsed. */
const bytesOfLetter = 3;

const decoder = new TextDecoder();
const keyOf = ({ tenant }: TenantStore, { name }: Stored, hash: string) => `${tenant}/${name}/${hash}`;

/** Some pages as they are packed no more, in one request. They never change, so that reads that lag behind do. Throws `PageGone`. */
export async function unpacked(
  store: TenantStore,
  entity: Stored,
  names: readonly { hash: string }[],
): Promise<Uint8Array[]> {
  const found = await store.getMany(entity, names);
  return Promise.all(
    found.map(async (item, at) => {
      // A page that was written a moment ago may need asking for by name.
      const there = item ?? (await store.get(entity, names[at]!));
      if (!there) throw new PageGone(names[at]!.hash);
      return unpackBytes(there.bytes);
    }),
  );
}

/** What the bytes of a page say. */
export const parsed = <T>(bytes: Uint8Array): T => JSON.parse(decoder.decode(bytes)) as T;

/** What pages say that are kept for those who come again. Throws `PageGone` where one has gone meanwhile. */
async function read<T>(store: TenantStore, entity: Stored, hash: string, keep: boolean): Promise<T> {
  const key = keyOf(store, entity, hash);
  const there = known.peek<T>(key);
  if (there) return there;
  const [bytes] = await unpacked(store, entity, [{ hash }]);
  const value = parsed<T>(bytes!);
  if (keep) known.set(key, value, bytes!.length * bytesOfLetter);
  return value;
}

/** The pages of a run, in order. */
export const pagesOf = <T, K extends object>(
  store: TenantStore,
  { list }: RunKind<T, K>,
  run: Pick<Run, 'list'>,
): Promise<readonly PageName[]> => read(store, list, run.list, true);

/** The rows of a page; `keep` is for those who come again, and not for who goes through all of them. */
export const rowsOf = <T, K extends object>(
  store: TenantStore,
  { page }: RunKind<T, K>,
  { hash }: PageName,
  { keep = true } = {},
): Promise<readonly T[]> => read(store, page, hash, keep);
