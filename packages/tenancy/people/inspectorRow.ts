import { problems } from '@mingcha/kernel';
import { create, defineEntity, type Operation, queryAll, remove, type TenantStore } from '@mingcha/store';
import { type Person, personEntity } from './person.ts';

/** Whose a row of the inspector roster is, so that no two people can be given one row at once. */
const inspectorRowEntity = defineEntity<{ row: string; person: string }>()({
  name: 'INSPECTOR_ROW',
  key: (of: { row: string }) => ({ partition: [], sort: [of.row] }),
});

/** Whether the inspector roster has a row of this id. The roster is of a package above. */
export type FindInspector = (store: TenantStore, row: string) => Promise<boolean>;

const refused = (message: string) => problems.invalid([{ pointer: '/inspector', message }]);

/**
 * What the write of a person has to include, so that their row of the inspector roster is theirs alone; nothing where it does
 * not change. To be read anew when that write lost a race. Throws the problem `invalid` at `/inspector` where the roster has
 * no such row or where it is another person's.
 */
export async function inspectorRowIs(
  store: TenantStore,
  { before, after }: { before: Person | undefined; after: Person | undefined },
  isInspector: FindInspector,
): Promise<Operation[]> {
  if (before?.inspector === after?.inspector) return [];
  const held = before?.inspector && (await store.get(inspectorRowEntity, { row: before.inspector }));
  const release = held && held.person === before.id ? [remove(inspectorRowEntity, held, held.lock)] : [];
  if (!after?.inspector) return release;
  const row = after.inspector;
  if (!(await isInspector(store, row)))
    throw refused(`执法检查人员名录库中没有编号为 ${row} 的人员，请从名录中选择，或先在名录中新增`);
  const people = await queryAll(store, personEntity, []);
  const other = people.find(({ id, inspector }) => inspector === row && id !== after.id);
  if (other)
    throw refused(
      `编号 ${row} 已是“${other.name}”的账号。一名执法检查人员只能对应一个账号，请另选或先改那个账号`,
    );
  return [...release, create(inspectorRowEntity, { row, person: after.id })];
}
