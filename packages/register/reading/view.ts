import { randomBytes } from 'node:crypto';
import type { Depts } from '@mingcha/http';
import { type Clock, idPattern } from '@mingcha/kernel';
import { createOnce, getBlob, type TenantStore } from '@mingcha/store';
import { faults } from '../faults.ts';
import type { RegisterKind } from '../kind.ts';
import type { Cache } from '../pages/cache.ts';
import { type HeadRef, headsEntity, type StoredHeads, versionEntity } from '../pages/entities.ts';
import { rowKey } from '../pages/keys.ts';
import { leavesOf } from '../pages/leaves.ts';
import { decodeManifest, type Manifest, pageOfKey } from '../pages/manifest.ts';
import { type BuiltPage, bytesOfRows, findById, type PageRef, type SealedPage } from '../pages/page.ts';
import { createPages, type Pages } from '../pages/pages.ts';
import type { Seal } from '../pages/seal.ts';
import { claimOf } from '../rows/claimed.ts';
import { inheritanceOf } from '../rows/inherited.ts';
import { isOf, type Ownership, ownershipOf, type Refusal } from '../rows/ownership.ts';
import type { Row } from '../types.ts';

/** What the parts of a register work with. */
export type Context<R extends Row> = {
  store: TenantStore;
  kind: RegisterKind<R>;
  now: Clock;
  pages: Pages;
  /** What may be written, where that is not everything. */
  ownership: Ownership<R> | undefined;
  /** Why something may not be made of a row, for whatever reason, with the heads as they are; undefined where everything may. */
  refusalUnder(heads: { claims?: StoredHeads['claims'] | undefined }): Refusal<R> | undefined;
  /** The departments whose rows are read for. */
  reader: Depts;
  /** A row where it is one of these departments'; undefined where it is not, or is not there. */
  seen(row: R | undefined): R | undefined;
  heads(): Promise<StoredHeads | undefined>;
  /** The heads, made if they are not there yet. */
  ensureHeads(): Promise<StoredHeads>;
  /** Throws `not-found` for an id that is not a version of this register. */
  version(id: string): Promise<HeadRef>;
  manifest(version: HeadRef | null): Promise<Manifest>;
  /** The heads as this process has last moved them. Others may have moved them since: for what a condition holds them against. */
  lastHeads(): StoredHeads | undefined;
  /** Has the version that the draft was just moved to at hand for the next reader or editor. */
  keep(heads: StoredHeads, manifest: Manifest): void;
  load(page: PageRef): Promise<readonly R[]>;
  find(manifest: Manifest, id: string): Promise<R | undefined>;
  /** Pages with the leaves of their rows, made where they are not at hand. */
  sealed: { get(page: PageRef): Promise<SealedPage>; keep(page: BuiltPage): void };
  /** The register's seal, which never changes once it is made. */
  seal(): Promise<Seal>;
};

/** Rough bytes in memory of a page reference, and of a version's. */
const pageRefSize = 400;
const versionSize = 600;

export function createContext<R extends Row>(
  store: TenantStore,
  kind: RegisterKind<R>,
  {
    now,
    cache,
    writer,
    reader = 'all',
    decides = false,
  }: { now: Clock; cache: Cache; writer: Depts; reader?: Depts; decides?: boolean },
): Context<R> {
  const ownership = ownershipOf(kind, writer);
  const inheritance = decides ? undefined : inheritanceOf(kind);
  const pages = createPages(store, cache);
  const closed = new Set(kind.columns.filter((c) => c.personal || c.internal).map((c) => c.field));
  const sealKey = `${store.tenant}/seal/${kind.name}`;
  const headsKey = `${store.tenant}/heads/${kind.name}`;
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

  const sealedName = `${store.tenant}/sealed/${kind.name}/${[...closed].sort().join()}`;
  const sealedKey = (page: PageRef) => `${sealedName}/${page.hash}`;
  const sealedSize = ({ bytes, leaves }: SealedPage) => bytes.length + leaves.length;
  async function seal(): Promise<Seal> {
    const known = cache.peek<Seal>(sealKey);
    return known ?? { secret: (await ensureHeads()).secret, closed };
  }

  return {
    store,
    kind,
    now,
    pages,
    ownership,
    refusalUnder({ claims }) {
      const claim = decides ? undefined : claimOf(kind, claims);
      if (!ownership && !inheritance && !claim) return undefined;
      return (before, after) =>
        ownership?.refusal(before, after) ?? inheritance?.(before, after) ?? claim?.(before, after);
    },
    reader,
    seen: (row) => (row && isOf(kind, reader, row) ? row : undefined),
    heads,
    load,

    ensureHeads,

    seal,
    sealed: {
      get: (page) =>
        cache.get<SealedPage>(sealedKey(page), sealedSize, async () => {
          const [own, held] = await Promise.all([seal(), pages.hold(page)]);
          const bytes = 'bytes' in held ? held.bytes : bytesOfRows(page, held.rows);
          return { bytes, leaves: leavesOf(own, bytes) };
        }),
      keep: ({ ref, ...page }) => cache.set(sealedKey(ref), page, sealedSize(page)),
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

    lastHeads: () => cache.peek(headsKey),
    keep(moved, manifest) {
      const { draft } = moved;
      cache.set(headsKey, moved, versionSize);
      if (!draft) return;
      cache.set(versionKey(draft.id), draft, versionSize);
      cache.set(manifestKey(draft), manifest, manifestSize(manifest));
    },

    async find(manifest, id) {
      const at = pageOfKey(manifest, rowKey(id));
      if (at < 0) return undefined;
      return findById(await load(manifest[at]!), id);
    },
  };
}
