import type { Values } from '@mingcha/cases';
import { actorOf, hasRight, type Principal } from '@mingcha/http';
import { newId, problems } from '@mingcha/kernel';
import { type Operation, retryOnConflict, type TenantStore } from '@mingcha/store';
import { partiesOfOwn } from '../../access/parties.ts';
import { caseRight } from '../../access/sight.ts';
import type { CaseDeps } from '../../deps.ts';
import type { Case } from '../../kept/case.ts';
import { requireType } from '../../types/caseTypes.ts';
import { type Definition, keepDefinition } from '../../types/definitions.ts';
import { followUp } from '../family/outbox.ts';
import { type Late, requireTimely } from '../late.ts';
import type { SeenCase } from '../seen.ts';
import { type Opening, openOnce, requireTaking } from './opening.ts';

/** Who opens a case with these values, as what. Throws `forbidden` (403) where the caller may not open it. */
export function openerOf(
  { compiled }: Definition,
  values: Values,
  caller: Principal,
): Pick<Opening, 'actor' | 'by' | 'openedBy'> {
  const { type } = compiled;
  const parties = partiesOfOwn(compiled, values, caller);
  if (!type.open.by.some((party) => parties.has(party)))
    throw problems.forbidden(`您的岗位不能登记“${type.title}”，请联系系统管理员。`);
  const by = actorOf(caller);
  return {
    actor: { id: caller.sub, parties },
    by,
    openedBy: { ...by, ...(caller.dept !== undefined && { dept: caller.dept }) },
  };
}

/**
 * Opens a case of a type. Throws `not-found` (404) where the tenant has no such type, `forbidden` (403) where the caller
 * may not open it, `type-closed`, `out-of-season`, `case-needs` or `not-unique` (409), `invalid` (422) with a pointer to each value.
 */
export async function openCaseOf(
  store: TenantStore,
  deps: CaseDeps,
  {
    type: name,
    values,
    caller,
    late,
    consent,
    alongside,
  }: {
    type: string;
    values: Values;
    caller: Principal;
    late?: Late | undefined;
    consent?: Case['consent'];
    /** What is written with it, such as the end of the draft that it was typed in. */
    alongside?: (id: string) => Promise<readonly Operation[]>;
  },
): Promise<SeenCase> {
  const definition = await requireType(deps.types, store, name);
  const { type } = definition.compiled;
  const opener = openerOf(definition, values, caller);
  requireTaking(definition, late ? new Date(late.at) : deps.clock());
  if (late) {
    if (!hasRight(caller, caseRight(type.group, 'write')))
      throw problems.forbidden('只有经办单位可以补录，请按现在的时间登记。');
    await requireTimely(store, late, deps.clock());
  }
  await keepDefinition(store, definition);
  const { seen, out } = await retryOnConflict(
    async () => {
      const id = newId(deps.clock());
      return openOnce(store, deps, definition, {
        id,
        values,
        late,
        ...opener,
        ...(consent && { consent }),
        alongside: (await alongside?.(id)) ?? [],
      });
    },
    { busy: '同一时间登记的人太多，本次没有写入，请再试一次。' },
  );
  await followUp(store, deps, out);
  return seen;
}
