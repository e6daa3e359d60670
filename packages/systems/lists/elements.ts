import type { Element } from '@mingcha/catalogue';

type More = Omit<Partial<Element>, 'field' | 'title' | 'type' | 'of'>;

const elementOf =
  (type: Element['type']) =>
  (field: string, title: string, more: More = {}): Element => ({ field, title, type, ...more });

export const text = elementOf('text');
export const code = elementOf('code');
export const date = elementOf('date');
export const number = elementOf('number');
export const flag = elementOf('flag');
export const words = elementOf('words');
export const department = elementOf('department');

export const choice = (
  field: string,
  title: string,
  options: readonly string[],
  more: More = {},
): Element => ({
  ...elementOf('choice')(field, title, more),
  choices: [...options],
});

export const choices = (
  field: string,
  title: string,
  options: readonly string[],
  more: More = {},
): Element => ({
  ...elementOf('choices')(field, title, more),
  choices: [...options],
});

/** Entries with parts of their own. Rules read the first part of each. */
export const records = (
  field: string,
  title: string,
  parts: readonly Element[],
  more: More = {},
): Element[] => [elementOf('records')(field, title, more), ...parts.map((part) => ({ ...part, of: field }))];

/** It is filled in each row. */
export const must = { required: true } as const;
/** It is filled in each row and shown at first. */
export const main = { ...must, shown: true } as const;
/** As `main`, and people filter by it. */
export const facet = { ...main, filter: true } as const;

export const id = (title = '编码', more: More = {}) => code('id', title, { ...main, search: true, ...more });

export const name = (title = '事项名称', more: More = {}) =>
  text('name', title, { ...main, search: true, most: 120, ...more });

export const dept = (title = '实施单位', more: More = {}) =>
  department('dept', title, { ...facet, example: '市市场监督管理局', ...more });

export const basis = (title = '设定依据', more: More = {}) =>
  text('basis', title, { ...must, search: true, most: 500, ...more });

/** From when until when a row holds; without an end it holds on. */
export const period = (since = '生效日期', until = '终止日期'): Element[] => [
  date('since', since),
  date('until', until),
];

/** What only officers read. */
export const remark = text('remark', '内部备注', { internal: true, most: 500 });

/** All of it is public but what is internal. */
export const opened = (elements: readonly Element[]): Element[] =>
  elements.map((element) =>
    element.of !== undefined || element.internal ? element : { ...element, open: true },
  );

type Deciding = '国家' | '省' | '市';

/**
 * Elements of a list that goes through several levels, all public but what is internal: each of those that are named is decided
 * by nation, province or city. Of the others nobody has said who decides them. Throws where a name is no element's.
 */
export function decided(
  by: Readonly<Partial<Record<Deciding, readonly string[]>>>,
  elements: readonly Element[],
): Element[] {
  const owners = new Map(
    Object.entries(by).flatMap(([owner, fields]) =>
      fields.map((field): [string, Deciding] => [field, owner as Deciding]),
    ),
  );
  const own = new Set(elements.flatMap(({ of, field }) => (of === undefined ? [field] : [])));
  for (const field of owners.keys()) if (!own.has(field)) throw new Error(`no element ${field}`);
  return opened(elements).map((element) => {
    const owner = element.of === undefined ? owners.get(element.field) : undefined;
    return owner === undefined ? element : { ...element, owner };
  });
}
