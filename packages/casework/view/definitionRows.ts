import type { CompiledCaseType } from '@mingcha/cases';
import { queryAll, sideBySide, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { countInState } from '../lists/lists.ts';
import { pinnedDefinition } from '../types/definitions.ts';
import { keptTypeEntity } from '../types/entity.ts';
import { allOfferedTo } from '../types/offered.ts';
import { hasUpgrade, latestOf } from './definitionView.ts';

/** Every type of a tenant with where its definition stands, those that are drafts only last. */
export async function definitionRows(
  store: TenantStore,
  { types, store: all }: Pick<CaseDeps, 'types' | 'store'>,
) {
  const [current, kept, offers] = await Promise.all([
    types.all(store),
    queryAll(store, keptTypeEntity, []),
    allOfferedTo(all, store.tenant),
  ]);
  const offered = new Map(offers.map((one) => [one.compiled.type.name, one]));
  const known = new Set(current.map(({ compiled }) => compiled.type.name));
  const open = await countOpen(store, current);
  const rows = current.map(({ compiled, kept: own }) => {
    const { name } = compiled.type;
    const base = own?.published?.base;
    return {
      ...headOf(compiled),
      origin: own?.published ? ('tenant' as const) : ('library' as const),
      ...(own?.published && { version: own.published.number }),
      ...(own?.draft && { draft: { at: own.draft.at, by: own.draft.by } }),
      ...(own?.closed && { closed: own.closed }),
      open: open.get(name) ?? 0,
      upgrade: hasUpgrade(own, latestOf(own, types.shipped(name), offered.get(name))),
      ...(base?.from === 'province' && { adopted: base.number }),
    };
  });
  const drafts = await Promise.all(
    kept.flatMap(({ name, draft }) =>
      draft && !known.has(name) ? [pinnedDefinition(store, draft.hash).then((of) => ({ of, draft }))] : [],
    ),
  );
  const more = drafts.map(({ of, draft: { at, by } }) => ({
    ...headOf(of.compiled),
    origin: 'draft' as const,
    draft: { at, by },
    open: 0,
    upgrade: false,
  }));
  return [...rows, ...more];
}

const headOf = ({ type: { name, title, group } }: CompiledCaseType) => ({ name, title, group });

/** By type, how many cases are not done, at most a thousand of each state. */
async function countOpen(store: TenantStore, types: readonly { compiled: CompiledCaseType }[]) {
  const states = types.flatMap(({ compiled }) =>
    [...compiled.states].flatMap(([state, { kind }]) =>
      kind === 'done' ? [] : [{ type: compiled.type.name, state }],
    ),
  );
  const counts = new Map<string, number>();
  await sideBySide(states, async ({ type, state }) => {
    const count = await countInState(store, type, state);
    counts.set(type, (counts.get(type) ?? 0) + count);
  });
  return counts;
}
