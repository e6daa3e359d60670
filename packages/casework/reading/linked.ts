import { type Clock, problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { caseEntity } from '../kept/case.ts';
import { openLink } from '../outside/link.ts';
import { stateWords } from '../outside/steps.ts';
import type { CaseTypes } from '../types/caseTypes.ts';
import { namesOf } from '../view/names.ts';

/**
 * The case to which a link leads, with the names of what its fields name. Which fields may be shown is for who shows them: the
 * link is handed on. Throws `not-found` (404) for a link that is none, `link-expired` (410) after its last day.
 */
export async function linkedCase(
  store: TenantStore,
  { types, clock }: { types: CaseTypes; clock: Clock },
  token: string,
) {
  const { id, until } = openLink(store, token, clock);
  const found = await store.get(caseEntity, { id });
  if (!found) throw problems.notFound('这个链接对应的检查');
  const compiled = await types.of(store, found, await types.current(store, found.type));
  const { state, fields } = found.course.record;
  return {
    id,
    type: found.type,
    number: found.number,
    until,
    state,
    stateTitle: stateWords(compiled, state),
    fields,
    names: await namesOf(store, compiled, found),
  };
}
