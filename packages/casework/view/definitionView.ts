import { type CaseType, movableParts } from '@mingcha/cases';
import { hasRight, type Principal } from '@mingcha/http';
import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { type Definition, pinnedDefinition } from '../types/definitions.ts';
import { differencesOf, upgradeOf } from '../types/differences.ts';
import { type KeptType, typeVersionEntity } from '../types/entity.ts';
import { type Offered, offeredTo } from '../types/offered.ts';
import { findingsOf } from '../types/write.ts';

/** What a tenant's version is compared with now: the library's, or what its province offers if it adopted that. */
export function latestOf(
  kept: KeptType | undefined,
  shipped: Definition | undefined,
  offered: Offered | undefined,
): Definition | undefined {
  if (kept?.published?.base?.from !== 'province') return shipped;
  return offered?.withdrawn ? undefined : offered;
}

/** Whether the base has moved on since a tenant's own version was written over it. */
export const hasUpgrade = (kept: KeptType | undefined, latest: Definition | undefined): boolean =>
  kept?.published?.base !== undefined && latest !== undefined && kept.published.base.hash !== latest.hash;

const plain = (type: CaseType): Record<string, unknown> => ({ ...type });

/** A type with its definition, what is to be said of it, its draft and its versions. */
export async function definitionView(
  store: TenantStore,
  deps: CaseDeps,
  name: string,
  kept: Stored<KeptType> | undefined,
  caller: Principal,
) {
  const shipped = deps.types.shipped(name);
  const current = kept?.published ? await pinnedDefinition(store, kept.published.hash) : shipped;
  const now = current?.compiled.type;
  const base = kept?.published?.base;
  const baseType = base && (await pinnedDefinition(store, base.hash)).compiled.type;
  const offered = await offeredTo(deps.store, store.tenant, name);
  const latest = latestOf(kept, shipped, offered);
  const isNewer = hasUpgrade(kept, latest);
  const compared = latest?.compiled.type ?? (base?.from === 'province' ? baseType : undefined);
  const [draft, about, versions] = await Promise.all([
    draftView(store, deps, kept, now),
    now && findingsOf(store, deps, now),
    queryAll(store, typeVersionEntity, [name], { newestFirst: true }),
  ]);
  return {
    name,
    title: now?.title ?? String(draft?.definition.title ?? name),
    origin: kept?.published ? ('tenant' as const) : ('library' as const),
    ...(current && now && { hash: current.hash, definition: plain(now) }),
    differences: now && compared && kept?.published ? differencesOf(compared, now) : [],
    upgrade: isNewer && baseType && now && compared ? upgradeOf(baseType, now, compared) : [],
    findings: shownFindings(about?.findings ?? []),
    ...(about && { graph: about.graph }),
    ...(draft && { draft }),
    ...(shipped && { library: shipped.hash }),
    ...(base && { base }),
    ...(offered && { province: offerView(offered) }),
    versions: versions.map(({ lock: _, name: __, ...version }) => version),
    ...(kept?.closed && { closed: kept.closed }),
    can: [
      ...(hasRight(caller, 'case-types:write') ? (['write'] as const) : []),
      ...(hasRight(caller, 'case-types:publish') && kept?.draft && kept.draft.by.sub !== caller.sub
        ? (['publish'] as const)
        : []),
      ...(hasRight(caller, 'case-types:publish') && now
        ? [kept?.closed ? ('reopen' as const) : ('close' as const)]
        : []),
    ],
  };
}

const offerView = ({ province: code, hash, published: { number, note, at }, withdrawn }: Offered) => ({
  ...{ code, hash, number, note, at },
  ...(withdrawn && { withdrawn }),
});

const shownFindings = (findings: Awaited<ReturnType<typeof findingsOf>>['findings']) =>
  findings.map(({ states, actions, path, ...finding }) => ({
    ...finding,
    states: [...states],
    actions: [...actions],
    path: [...path],
  }));

async function draftView(
  store: TenantStore,
  deps: CaseDeps,
  kept: Stored<KeptType> | undefined,
  now: CaseType | undefined,
) {
  if (!kept?.draft) return undefined;
  const { hash, note, at, by } = kept.draft;
  const { type } = (await pinnedDefinition(store, hash)).compiled;
  const { findings, graph } = await findingsOf(store, deps, type);
  return {
    definition: plain(type),
    note,
    at,
    by,
    differences: now ? differencesOf(now, type) : [],
    parts: now ? movableParts(now, type) : [],
    findings: shownFindings(findings),
    graph,
  };
}
