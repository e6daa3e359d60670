import { randomBytes } from 'node:crypto';
import type { Depts } from '@mingcha/http';
import { type Clock, idPattern } from '@mingcha/kernel';
import { createOnce, getBlob, type TenantStore } from '@mingcha/store';
import type { Cache } from './cache.ts';
import { type HeadRef, type HeadsItem, headsEntity, versionEntity } from './entities.ts';
import type { Entry } from './entry.ts';
import { faults } from './faults.ts';
import { rowKey } from './keys.ts';
import type { RegisterKind } from './kind.ts';
import { decodeManifest, type Manifest, pageOfKey } from './manifest.ts';
import { isOf, type Ownership, ownershipOf } from './ownership.ts';
import { findById, type PageRef } from './page.ts';
import { createPages, type Pages } from './pages.ts';
import { type Seal, sealRow } from './seal.ts';
import type { Row } from './types.ts';

/** What the parts of a register work with. */
export type Context<R extends Row> = {
  store: TenantStore;
  kind: RegisterKind<R>;
  now: Clock;
  pages: Pages;
  /** What may be written, where that is not everything. */
  ownership: Ownership<R> | undefined;
  /** The departments whose rows are read for. */
  reader: Depts;
  /** A row where it is one of these departments'; undefined where it is not, or is not there. */
  seen(row: R | undefined): R | undefined;
  heads(): Promise<(HeadsItem & { lock: number }) | undefined>;
  /** The heads, made if they are not there yet. */
  ensureHeads(): Promise<HeadsItem & { lock: number }>;
  /** Throws `not-found` for an id that is not a version of this register. */
  version(id: string): Promise<HeadRef>;
  manifest(version: HeadRef | null): Promise<Manifest>;
  /** Has a version that was just made at hand for whoever reads it. */
  keep(version: HeadRef, manifest: Manifest): void;
  load(page: PageRef): Promise<readonly R[]>;
  find(manifest: Manifest, id: string): Promise<R | undefined>;
  /** Seals all rows of a page, as they go into one, and has them at hand for `sealed`. */
  sealAll(page: PageRef): Promise<void>;
  /** The sealed rows of a page where they are at hand. */
  sealed(page: PageRef): readonly Entry[] | undefined;
  /** The register's seal, which never changes once it is made. */
  seal(): Promise<Seal>;
};

/** Rough bytes in memory of a page reference, and of a version's. */
const pageRefSize = 400;
const versionSize = 600;
/** Of a sealed row besides its line. */
const entrySize = 160;

export function createContext<R extends Row>(
  store: TenantStore,
  kind: RegisterKind<R>,
  { now, cache, writer, reader = 'all' }: { now: Clock; cache: Cache; writer: Depts; reader?: Depts },
): Context<R> {
  const pages = createPages(store, cache);
  const closed = new Set(kind.columns.filter((c) => c.personal || c.internal).map((c) => c.field));
  const sealKey = `${store.tenant}/seal/${kind.name}`;
  const versionKey = (id: string) => `${store.tenant}/version/${kind.name}/${id}`;
  const manifestKey = (version: HeadRef) => `${store.tenant}/manifest/${version.manifest}`;
  const manifestSize = (manifest: Manifest) => manifest.length * pageRefSize;
  const load = (page: PageRef) => pages.load(page) as Promise<readonly R[]>;

  async function heads() {
    const item = await store.get(headsEntity, { register: kind.name });
    if (item) cache.set(sealKey, { secret: item.secret, closed }, versionSize);
    for (const ref of [item?.draft, item?.published]) {
      if (ref) cache.set(versionKey(ref.id), ref, versionSize);
    }
    return item;
  }

  async function ensureHeads() {
    const known = await heads();
    if (known) return known;
    const item = { register: kind.name, secret: randomBytes(32), draft: null, published: null };
    await store.write(createOnce(headsEntity, item));
    return (await heads())!;
  }

  const sealedKey = (page: PageRef) => `${store.tenant}/sealed/${kind.name}/${page.hash}`;
  async function seal(): Promise<Seal> {
    const known = cache.peek<Seal>(sealKey);
    return known ?? { secret: (await ensureHeads()).secret, closed };
  }

  return {
    store,
    kind,
    now,
    pages,
    ownership: ownershipOf(kind, writer),
    reader,
    seen: (row) => (row && isOf(kind, reader, row) ? row : undefined),
    heads,
    load,

    ensureHeads,

    seal,
    sealed: (page) => cache.peek(sealedKey(page)),
    async sealAll(page) {
      const size = page.bytes + page.count * entrySize;
      await cache.get<readonly Entry[]>(
        sealedKey(page),
        () => size,
        async () => {
          const own = await seal();
          return (await load(page)).map((row) => sealRow(own, row));
        },
      );
    },

    version: (id) =>
      cache.get<HeadRef>(
        versionKey(id),
        () => versionSize,
        async () => {
          const item = idPattern.test(id) && (await store.get(versionEntity, { register: kind.name, id }));
          if (!item) throw faults.noVersion(kind);
          return item;
        },
      ),

    manifest(version) {
      if (!version || version.count === 0) return Promise.resolve([]);
      return cache.get<Manifest>(manifestKey(version), manifestSize, async () => {
        const bytes = await getBlob(store, version.manifest);
        if (!bytes) throw new Error(`manifest ${version.manifest} is missing`);
        return decodeManifest(bytes);
      });
    },

    keep(version, manifest) {
      cache.set(versionKey(version.id), version, versionSize);
      cache.set(manifestKey(version), manifest, manifestSize(manifest));
    },

    async find(manifest, id) {
      const at = pageOfKey(manifest, rowKey(id));
      if (at < 0) return undefined;
      return findById(await load(manifest[at]!), id);
    },
  };
}
