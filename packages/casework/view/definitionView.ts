import { type CaseType, movableParts } from '@mingcha/cases';
import { hasRight, type Principal } from '@mingcha/http';
import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { pinnedDefinition } from '../types/definitions.ts';
import { differencesOf, upgradeOf } from '../types/differences.ts';
import { type KeptType, typeVersionEntity } from '../types/entity.ts';
import { findingsOf } from '../types/write.ts';

/** Whether the library has moved on since a tenant's own version was written over it. */
export const hasUpgrade = (kept: KeptType | undefined, shipped: string): boolean =>
  kept?.published?.base?.from === 'library' && kept.published.base.hash !== shipped;

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
  const isNewer = shipped && hasUpgrade(kept, shipped.hash);
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
    differences: now && shipped && kept?.published ? differencesOf(shipped.compiled.type, now) : [],
    upgrade: isNewer && baseType && now ? upgradeOf(baseType, now, shipped.compiled.type) : [],
    findings: shownFindings(about?.findings ?? []),
    ...(about && { graph: about.graph }),
    ...(draft && { draft }),
    ...(shipped && { library: shipped.hash }),
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
