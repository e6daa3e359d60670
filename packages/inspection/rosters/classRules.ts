import { defineEntity, type TenantStore } from '@mingcha/store';

/** By what the classes of the object roster came about: the model, and the rules of combination that were published then. */
export type ClassRules = {
  model: string;
  /** The rule for all items that no other names, and those for single ones. */
  general?: string;
  items: readonly { item: string; rule: string }[];
};

export const classRulesEntity = defineEntity<ClassRules>()({
  name: 'CLASSRULES',
  key: () => ({ partition: [], sort: ['self'] }),
});

/** By which rule the class of an item was decided: one of combination, or else the model. */
export type ClassRule = { item: string; rule: string; isCombined: boolean };

/** By what the class that a draw uses was decided for each of its items; undefined where no evaluation has written classes. */
export async function classRulesFor(
  store: TenantStore,
  items: readonly string[],
): Promise<ClassRule[] | undefined> {
  const rules = await store.get(classRulesEntity, {});
  if (!rules) return undefined;
  const own = new Map(rules.items.map(({ item, rule }) => [item, rule]));
  return items.map((item) => {
    const combined = own.get(item) ?? rules.general;
    return { item, rule: combined ?? rules.model, isCombined: combined !== undefined };
  });
}
