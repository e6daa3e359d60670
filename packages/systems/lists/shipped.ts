import type { Element, ListDefinition, ListRow } from '@mingcha/catalogue';

/** A list that a city starts from, with rows that show its use; one of them breaks a rule. */
export type ShippedList = {
  list: ListDefinition;
  samples: readonly ListRow[];
  broken: { id: string; rule: string };
};

/** The longest value of a sample that still serves as the example of a column. */
const longestExample = 60;

/** A list with its samples, in which departments stand by the letters of their ids. The first gives the examples of columns. */
export function shipped(
  list: ListDefinition,
  samples: readonly ListRow[],
  broken: ShippedList['broken'],
): ShippedList {
  const elements = list.elements.map((element) => withExample(element, samples[0]?.[element.field]));
  return { list: { ...list, elements }, samples, broken };
}

function withExample(element: Element, value: unknown): Element {
  if (element.example !== undefined || element.of !== undefined || element.type === 'department')
    return element;
  const example = typeof value === 'boolean' ? (value ? '是' : '否') : value;
  if (typeof example !== 'string' && typeof example !== 'number') return element;
  return String(example).length > longestExample ? element : { ...element, example: String(example) };
}
