import fc from 'fast-check';
import { byId } from '../pages/keys.ts';
import type { Row } from '../types.ts';

/** Texts with everything that JSON writes in more than one byte, and with what looks like structure. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\\"',
    '","id":"x"',
    '{}',
    '[],',
    '企业',
    'é界😀',
    '\n\u2028',
    '长'.repeat(60),
  ),
);
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.array(fc.record({ id: text, name: text }, { requiredKeys: [] }), { maxLength: 2 }),
);
/** Of fields. */
export const names = ['a', 'b', 'i', 'ida', 'name', 'names', 'z'] as const;
export type AnyRow = Row & { [name in (typeof names)[number]]?: unknown };
const row: fc.Arbitrary<AnyRow> = fc
  .record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
  .chain((rest) => fc.stringMatching(/^[0-9A-Z名-]{1,6}$/).map((id) => ({ ...rest, id })));
/** Rows in order of id, with fields that may be missing and hold anything. */
export const anyRows = fc
  .uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 12 })
  .map((all) => all.sort(byId));
