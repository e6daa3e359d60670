/**
 * What an expression may read: a field's title and the type of its values, and of a number in what it counts. `strings` and
 * `numbers` are lists.
 */
export type RuleField = {
  title: string;
  type: 'string' | 'number' | 'boolean' | 'strings' | 'numbers';
  unit?: string;
};

export type RuleFields = ReadonlyMap<string, RuleField>;

export const CEL_TYPES = {
  string: 'string',
  number: 'double',
  boolean: 'bool',
  strings: 'list<string>',
  numbers: 'list<double>',
} as const satisfies Record<RuleField['type'], string>;

/** Words that CEL keeps for itself, and members that every JavaScript object has. */
const RESERVED = new Set(
  (
    'as bool break bytes cel const constructor continue double dyn else false filled for function google has hasOwnProperty if import in ' +
    'int isPrototypeOf let list loop map namespace null optional package propertyIsEnumerable return size string ' +
    'timestamp duration toLocaleString toString true type uint valueOf var void while'
  ).split(' '),
);

/** Whether people may give a field this name: ASCII, at most 40 characters, no word that CEL or JavaScript keeps. */
export const isFieldName = (name: string): boolean => name.length <= 40 && isReadableName(name);

/** Whether an expression can read a field of this name. Names that are made of several others are longer: at most 120 characters. */
export const isReadableName = (name: string): boolean =>
  /^[a-z][A-Za-z0-9]{0,119}$/.test(name) && !RESERVED.has(name);
