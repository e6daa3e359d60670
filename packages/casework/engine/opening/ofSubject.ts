import { queryAll, type Stored, type TenantStore } from '@mingcha/store';
import { type Case, caseEntity } from '../../kept/case.ts';
import { pointerEntity } from '../../kept/pointer.ts';
import { casesOfSubject } from '../pointers.ts';

/** The cases of a type that are about a subject, the oldest first. */
export async function typedCasesOf(
  store: TenantStore,
  type: string,
  subject: string,
): Promise<Stored<Case>[]> {
  const pointers = await queryAll(store, pointerEntity, [...casesOfSubject(subject)]);
  const own = pointers.filter((one) => one.type === type);
  const found = await Promise.all(own.map(({ id }) => store.get(caseEntity, { id })));
  return found.flatMap((one) => (one ? [one] : []));
}
