import { etagOf } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { openRegister, type Row } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { findTenant } from '@mingcha/tenancy';
import type { ListKind } from '../kinds/lists.ts';
import { levelPart, partOf } from './compared.ts';
import { type Counties, countiesOf } from './counties.ts';
import type { Side } from './matrix.ts';
import type { LevelDeps } from './published.ts';

/** A list of a tenant that goes through several levels. Throws `not-found` (404) where it has none of this name. */
export async function listOf(store: TenantStore, name: string, { lists }: LevelDeps): Promise<ListKind> {
  const found = await lists.find(store, name);
  if (!found?.kind.inherited) throw problems.notFound('这份清单');
  return found;
}

type Draft = Side & { etagsOf: (ids: readonly string[]) => Promise<Map<string, string>> };

/**
 * The draft of a tenant's own list, with the ETags of its rows by their ids; undefined where there is none. Who asks for many
 * lists gives what reads the counties once.
 */
export async function findDraft(
  store: TenantStore,
  { list, kind }: ListKind,
  deps: LevelDeps,
  countiesNow: () => Promise<Counties> = () => countiesOf(store),
): Promise<Draft | undefined> {
  const register = openRegister(store, kind, { now: deps.clock });
  const { draft } = await register.heads();
  if (!draft) return undefined;
  const [version, counties, tenant] = await Promise.all([
    register.version(draft.id),
    countiesNow(),
    findTenant(deps.store, store.tenant),
  ]);
  const fields = kind.columns.map(({ field }) => field);
  const known = async (ids: readonly string[]) =>
    (await register.rowsOf(draft.id, ids)).flatMap((row) => (row ? [row as Row] : []));
  return {
    ...{ tenant: store.tenant, called: tenant?.name ?? store.tenant, list, fields, counties },
    version: { id: draft.id, number: draft.number, count: draft.count, at: version.at },
    rows: (of, compared) => register.parts(draft.id, levelPart(of, compared)),
    open: async (ids) => new Map((await known(ids)).map((row) => [row.id, partOf(row, fields)] as const)),
    etagsOf: async (ids) =>
      new Map(
        await Promise.all(
          (await known(ids)).map(async (row) => [row.id, etagOf(await register.etag(row))] as const),
        ),
      ),
  };
}

/** The same. Throws `register-empty` (409) where there is none. */
export async function draftOf(store: TenantStore, found: ListKind, deps: LevelDeps): Promise<Draft> {
  const draft = await findDraft(store, found, deps);
  if (draft) return draft;
  throw problems.conflict('register-empty', `${found.list.title}还没有内容，请先采用或者导入。`);
}
