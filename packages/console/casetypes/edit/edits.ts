import type { Definition } from '../../api/cases/definitions.ts';

type Json = Readonly<Record<string, unknown>>;
type Path = readonly string[];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function put(value: unknown, [key, ...rest]: Path, next: unknown): unknown {
  if (key === undefined) return next;
  const before = isObject(value) ? value : {};
  const changed = put(before[key], rest, next);
  const { [key]: _, ...others } = before;
  // What is there keeps its place: the order of fields and states is the order on the page.
  if (changed === undefined) return others;
  return Object.hasOwn(before, key) ? { ...before, [key]: changed } : { ...others, [key]: changed };
}

/** A definition with another value at a place; undefined takes away what is there. */
export const withAt = (type: Definition, path: Path, value: unknown): Definition =>
  put(type, path, value) as Definition;

/** The parts of a JSON pointer. */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A definition with other values at several places, as differences name them. */
export const withPlaces = (
  type: Definition,
  places: readonly { pointer: string; after?: unknown }[],
): Definition => places.reduce((now, { pointer, after }) => withAt(now, pathOf(pointer), after), type);

/** Where a field is asked for: when a case is opened, and at which actions. */
export interface Asked {
  opening: 'fills' | 'asks' | undefined;
  fills: string[];
  asks: string[];
}

const has = (names: readonly string[] | undefined, name: string): boolean => names?.includes(name) === true;

export function askedOf(type: Definition, field: string): Asked {
  const actions = Object.entries(type.actions);
  return {
    opening: has(type.open.fills, field) ? 'fills' : has(type.open.asks, field) ? 'asks' : undefined,
    fills: actions.flatMap(([name, { fills }]) => (has(fills, field) ? [name] : [])),
    asks: actions.flatMap(([name, { asks }]) => (has(asks, field) ? [name] : [])),
  };
}

/** A list with or without a name, undefined where nothing is left of it. */
function listed(names: readonly string[] | undefined, name: string, isIn: boolean): string[] | undefined {
  if (has(names, name) === isIn) return names && [...names];
  const next = isIn ? [...(names ?? []), name] : names!.filter((one) => one !== name);
  return next.length > 0 ? next : undefined;
}

/** A definition that asks for a field where it is said. */
export function withAsked(type: Definition, field: string, { opening, fills, asks }: Asked): Definition {
  let next = withAt(type, ['open', 'fills'], listed(type.open.fills, field, opening === 'fills') ?? []);
  next = withAt(next, ['open', 'asks'], listed(type.open.asks, field, opening === 'asks'));
  for (const [name, action] of Object.entries(type.actions)) {
    const isRequired = fills.includes(name);
    next = withAt(next, ['actions', name, 'fills'], listed(action.fills, field, isRequired));
    const isAsked = asks.includes(name) && !isRequired;
    next = withAt(next, ['actions', name, 'asks'], listed(action.asks, field, isAsked));
  }
  return next;
}

/** A definition without a field, which is nowhere asked for, cleared, shown or published any more. */
export function withoutField(type: Definition, field: string): Definition {
  let next = withAsked(type, field, { opening: undefined, fills: [], asks: [] });
  for (const [name, { clears }] of Object.entries(type.actions))
    next = withAt(next, ['actions', name, 'clears'], listed(clears, field, false));
  for (const [party, seen] of Object.entries(type.sees ?? {}))
    if (Array.isArray(seen)) next = withAt(next, ['sees', party], listed(seen, field, false) ?? []);
  if (type.publication) {
    const publication = type.publication.map((one) => ({
      ...one,
      fields: one.fields.filter((name) => name !== field),
    }));
    next = withAt(next, ['publication'], publication);
  }
  return withAt(next, ['fields', field], undefined);
}

/** A definition with one field more, which is asked for when a case is opened. */
export function withNewField(type: Definition): Definition {
  let number = 1;
  while (Object.hasOwn(type.fields, `extra${number}`)) number++;
  const name = `extra${number}`;
  const next = withAt(type, ['fields', name], { title: '', type: 'text' });
  return withAsked(next, name, { opening: 'asks', fills: [], asks: [] });
}
