import type { Column } from '@mingcha/register';
import type { Element, ListDefinition } from './format.ts';

/** The field of a row that says what it was taken over from. */
export const originField = 'inheritedFrom';

/** An item of an edition of a list above: whose, which edition by its number and its version's id, and the item's id there. */
export type Origin = { tenant: string; number: number; version: string; item: string };

const form = /^(\d{6})\/(\d{1,9})\/([0-9A-Z]{26})\/(.{1,64})$/u;

export const originText = ({ tenant, number, version, item }: Origin): string =>
  `${tenant}/${number}/${version}/${item}`;

/** Undefined where a text is no origin. */
export function readOrigin(text: unknown): Origin | undefined {
  const [, tenant, number, version, item] = (typeof text === 'string' && form.exec(text)) || [];
  if (tenant === undefined) return undefined;
  return { tenant, number: Number(number), version: version!, item: item! };
}

export const originColumn: Column = {
  field: originField,
  header: '采用自',
  type: 'text',
  system: true,
  note: '由系统填写：采用自上级的哪一版、哪一项',
};

/** Who decides above what cities say. */
const above: readonly (string | undefined)[] = ['国家', '省'];

/** Whether a level above cities decides an element. What is not open nobody below could take over. */
const isDecidedAbove = ({ of, owner, open }: Element): boolean =>
  of === undefined && open === true && above.includes(owner);

/** What a row keeps as it was taken over, with who decides it; nothing where all of a list is each city's own. */
export function inheritedFields({ elements }: Pick<ListDefinition, 'elements'>): Record<string, string> {
  const held = elements.filter((element) => isDecidedAbove(element) && element.field !== 'id');
  return Object.fromEntries(held.map(({ field, owner }) => [field, owner!]));
}

/**
 * A tenant's own definition of a list that is shipped. Who decides an element, and what an item is found by elsewhere, stays as
 * in the shipped one, or a city could decide for itself what the province decides.
 */
export function withDecidedAbove(own: ListDefinition, shipped: ListDefinition): ListDefinition {
  const decided = inheritedFields(shipped);
  const elements = own.elements.map((element) => {
    const known = shipped.elements.find(({ field, of }) => field === element.field && of === element.of);
    if (known?.owner === undefined) return element;
    const open = element.of === undefined && decided[element.field] !== undefined;
    return { ...element, owner: known.owner, ...(open && { open, internal: false }) };
  });
  return { ...own, elements, ...(shipped.sameBy !== undefined && { sameBy: shipped.sameBy }) };
}
