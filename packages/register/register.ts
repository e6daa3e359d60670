import { type Actor, audit, type Depts } from '@mingcha/http';
import { type Clock, idPattern, problems } from '@mingcha/kernel';
import { appendEntries, nextEntries } from '@mingcha/log';
import { check, type Operation, replace, type TenantStore } from '@mingcha/store';
import { faults } from './faults.ts';
import type { RegisterKind } from './kind.ts';
import { listRows } from './listing/list.ts';
import { partsOfPages } from './listing/parts.ts';
import { type Cache, sharedCache } from './pages/cache.ts';
import { type HeadsItem, headsEntity, versionEntity } from './pages/entities.ts';
import { byId } from './pages/keys.ts';
import { rowEtag } from './pages/seal.ts';
import { changesBetween, diffVersions } from './reading/diff.ts';
import { rowHistory } from './reading/history.ts';
import { proveInclusion } from './reading/inclusion.ts';
import { rowsById } from './reading/rowsById.ts';
import { partOf, readRows, scanFields, scanPages } from './reading/scan.ts';
import { createContext } from './reading/view.ts';
import { claimedFields } from './rows/claimed.ts';
import type { Heads, Register, Row } from './types.ts';
import { refOf, versionOf } from './writing/change.ts';
import { editRows, replaceRows } from './writing/edit.ts';
import { publishedEntry } from './writing/publishedEntry.ts';

export type RegisterOptions = {
  now?: Clock;
  /** Where pages are kept in memory; by default one for the process. */
  cache?: Cache;
  /** The departments whose rows may be written through it; all where it is missing. */
  writer?: Depts;
  /** The departments whose rows are read through it, by whatever way; all where it is missing. */
  reader?: Depts;
  /**
   * Whether what others decide is written: what rows take over from a list above, or what is claimed. By what takes it over or
   * has claimed it, and by nothing else.
   */
  decides?: boolean;
};

/** One register of one tenant. Opening reads nothing. */
export function openRegister<R extends Row>(
  store: TenantStore,
  kind: RegisterKind<R>,
  {
    now = () => new Date(),
    cache = sharedCache,
    writer = 'all',
    reader = 'all',
    decides = false,
  }: RegisterOptions = {},
): Register<R> {
  const context = createContext(store, kind, { now, cache, writer, reader, decides });
  const { seen } = context;
  const manifestOf = async (version: string) => context.manifest(await context.version(version));

  /** What is written when a version is published, what the log says of it, and the heads after it. */
  async function publication(version: string, { by, lock }: { by: Actor; lock?: number | undefined }) {
    const heads = await context.heads();
    if (!heads) throw faults.noVersion(kind);
    if (lock !== undefined && lock !== heads.lock) throw problems.preconditionFailed({ lock: heads.lock });
    const ref = await context.version(version);
    if (Object.values(heads.claims ?? {}).some((since) => ref.number < since)) throw faults.beforeClaim(kind);
    const { id, number, root, count, manifest } = ref;
    const published = { id, number, root, count, manifest, at: now().toISOString(), by };
    const operations = [
      replace(headsEntity, { ...heads, published }, heads.lock),
      // The head forgets what was published before, and by whom.
      ...audit(
        now,
        by,
        'register.publish',
        { id: kind.name, name: kind.title },
        {
          detail: { version: id, number },
        },
      ),
    ];
    const entry = await publishedEntry(context, heads.published, ref);
    return { operations, entry, heads: headsOf({ ...heads, published, lock: heads.lock + 1 }) };
  }

  return {
    kind,
    heads: async () => headsOf(await context.heads()),
    unchanged: ({ lock }) => check(headsEntity, { register: kind.name }, lock === 0 ? null : lock),

    async current() {
      const heads = await context.heads();
      if (!heads?.draft) throw faults.empty(kind);
      return refOf(heads.draft);
    },

    async versions(query = {}) {
      const page = await store.query(versionEntity, [kind.name], { ...query, newestFirst: true });
      return { items: page.items.map(versionOf), next: page.next };
    },

    async version(id) {
      const item = idPattern.test(id) && (await store.get(versionEntity, { register: kind.name, id }));
      if (!item) throw faults.noVersion(kind);
      return versionOf(item);
    },

    row: async (version, id) => seen((await rowsById(context, await manifestOf(version), [id]))[0]),

    async rowsOf(version, ids) {
      return (await rowsById(context, await manifestOf(version), ids)).map(seen);
    },

    async *rows(version) {
      for await (const row of readRows(context, await manifestOf(version))) if (seen(row)) yield row;
    },

    async scan(version, visit) {
      await scanPages(context, await manifestOf(version), (rows) => {
        for (const row of rows) if (seen(row)) visit(row);
      });
    },

    async part(version, which) {
      const { pages, more } = partOf(await manifestOf(version), which);
      const rows: R[] = [];
      await scanPages(context, pages, (found) => {
        for (const row of found) if (seen(row)) rows.push(row);
      });
      return { rows: rows.sort(byId), more };
    },

    async scanFields(version, fields, visit) {
      if (reader !== 'all') return this.scan(version, visit);
      await scanFields(context, await manifestOf(version), fields, visit);
    },

    list: (input) => listRows(context, input),
    parts: async (version, part) => partsOfPages(context, await manifestOf(version), part),
    diff: (from, to, query) => diffVersions(context, from, to, query),
    changes: (from, to) => changesBetween(context, from, to),
    history: (id, query) => rowHistory(context, id, query),
    inclusion: (version, id, options = { closed: false }) => proveInclusion(context, version, id, options),
    etag: async (row) => rowEtag(await context.seal(), row),
    change: (input) => editRows(context, input),
    replaceAll: (rows, input) => replaceRows(context, rows, input),

    async publish(version, { by, lock }) {
      const { entry, operations, heads } = await publication(version, { by, lock });
      const write = (logged: Operation[]) => store.write(...logged, ...operations);
      await appendEntries(store, [entry], write, { clock: now });
      return heads;
    },

    async publishing(version, { by }) {
      const { entry, operations } = await publication(version, { by });
      const logged = await nextEntries(store, [entry], now);
      return [...logged.operations, ...operations];
    },
  };
}

function headsOf(item: (HeadsItem & { lock: number }) | undefined): Heads {
  if (!item) return { draft: null, published: null, lock: 0 };
  const { draft, published, claims, lock } = item;
  return {
    draft: refOf(draft),
    published: published && { ...refOf(published), at: published.at, by: published.by },
    ...(claims && { claimed: claimedFields(claims) }),
    lock,
  };
}
