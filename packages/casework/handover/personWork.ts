import { boundTo, type CompiledCaseType } from '@mingcha/cases';
import { sideBySide, type TenantStore } from '@mingcha/store';
import type { PersonalWork, PersonWork } from '@mingcha/tenancy';
import type { CaseDeps } from '../deps.ts';
import { casesOfPerson } from '../engine/pointers.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { pointerEntity } from '../kept/pointer.ts';
import { handOverCase } from './handOver.ts';

/** The open cases in which something is bound to one person, and their handover. */
export const personWork = (
  deps: Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks' | 'files'>,
): PersonWork => ({
  async find(store, person, most) {
    const { items } = await store.query(pointerEntity, [...casesOfPerson(person)], { limit: most });
    const found = new Map<string, PersonalWork>();
    await sideBySide(items, async ({ id }) => {
      const work = await workOf(store, deps, id, person);
      if (work) found.set(id, work);
    });
    return items.flatMap(({ id }) => found.get(id) ?? []);
  },
  handOver: (store, { id }, init) => handOverCase(store, deps, id, init),
});

async function workOf(store: TenantStore, { types }: Pick<CaseDeps, 'types'>, id: string, person: string) {
  const found = await store.get(caseEntity, { id });
  if (!found) return undefined;
  const compiled = await types.of(store, found, await types.current(store, found.type));
  const what = whatIsBound(compiled, found, person);
  if (what.length === 0) return undefined;
  const title = `${compiled.type.title}${found.number === undefined ? '' : ` ${found.number}`}`;
  return { kind: 'case' as const, id, type: found.type, title, what };
}

/** How a case is bound to a person, in words. */
function whatIsBound(compiled: CompiledCaseType, { course: { record } }: Case, person: string): string[] {
  const { fields, proposals } = boundTo(compiled, record, person);
  const parties = [...compiled.parties.values()].flatMap((party) =>
    'right' in party && party.person !== undefined && fields.includes(party.person) ? [party.title] : [],
  );
  return [
    ...parties.map((title) => `${title}是其本人`),
    ...proposals.map((action) => `提请的“${compiled.actions.get(action)?.title ?? action}”等待审批`),
  ];
}
