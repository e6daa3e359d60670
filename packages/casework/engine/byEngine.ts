import type { Values } from '@mingcha/cases';
import { type Operation, retryOnConflict, type TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import { caseEntity } from '../kept/case.ts';
import type { CaseOut } from '../kept/out.ts';
import { keepDefinition } from '../types/definitions.ts';
import { theEngine } from './change.ts';
import { missingType } from './family/children.ts';
import { openOnce } from './opening/opening.ts';

type Deps = Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks'>;

/** What a case is opened with, read anew in each attempt; undefined where there is nothing to open any more. */
export type Wanted = {
  type: string;
  /** What the opening of the type does not take is left out, so that a city's own version of it may ask for less. */
  values: Values;
  /** What is written and checked with it. */
  alongside?: readonly Operation[];
};

/**
 * Opens a case that no person opens, under an id that follows from what asks for it (`childId`); does nothing where it is there.
 * Resolves to what follows in other cases, which the caller sees to. Throws what is wrong with the opening as a problem:
 * `child-type-missing`, `type-closed`, `out-of-season`, `case-needs` or `not-unique` (409), `invalid` (422).
 */
export const openByEngine = (
  store: TenantStore,
  deps: Deps,
  id: string,
  wantedOf: () => Promise<Wanted | undefined>,
): Promise<CaseOut | undefined> =>
  retryOnConflict(
    async () => {
      if (await store.get(caseEntity, { id })) return undefined;
      const wanted = await wantedOf();
      if (!wanted) return undefined;
      const definition = await deps.types.current(store, wanted.type);
      if (!definition) throw missingType(wanted.type);
      await keepDefinition(store, definition);
      const { fills, asks = [] } = definition.compiled.type.open;
      const taken = new Set<string>([...fills, ...asks]);
      const { out } = await openOnce(store, deps, definition, {
        id,
        values: Object.fromEntries(Object.entries(wanted.values).filter(([name]) => taken.has(name))),
        actor: { id: theEngine.sub, parties: new Set(['engine']) },
        by: theEngine,
        openedBy: theEngine,
        alongside: wanted.alongside ?? [],
      });
      return out;
    },
    { busy: '同一时间有多人在办理相关事项，请稍后再试。' },
  );
