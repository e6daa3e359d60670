import { all, type Check, distinct, fail, integer, list, plain, text, within } from '../first/check.ts';

/** An id of the second specification. */
export const id: Check = (value) => {
  if (typeof value !== 'string' || !/^[0-9A-Za-z._-]{1,64}$/.test(value)) fail('bad-shape');
};

/** Ids of which no two are the same. */
export const distinctIds = distinct<string>(id, (name) => name);

/** A text that says something. */
export const words: Check = all(text, (value) => {
  if (value === '') fail('bad-shape');
});

/** Two optional fields that come together or not at all. */
export const together =
  (left: string, right: string): Check =>
  (value) => {
    const row = value as Readonly<Record<string, unknown>>;
    if ((row[left] === undefined) !== (row[right] === undefined)) {
      fail('bad-shape', `/${row[left] === undefined ? left : right}`);
    }
  };

/** No scope comes near such a depth, and the canonical form refuses twice as much. */
const DEEPEST = 64;

/** A JSON object whose numbers are integers from 0 to 2^53 − 1 and whose texts have a UTF-8 form. */
export const jsonObject: Check = (value) => json(plain(value), 0);

function json(value: unknown, depth: number): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') text(value);
  else if (typeof value === 'number') integer(0)(value);
  else if (typeof value !== 'object' || depth === DEEPEST) fail('bad-shape');
  else if (Array.isArray(value)) list((entry) => json(entry, depth + 1))(value);
  else {
    for (const [name, entry] of Object.entries(value)) {
      text(name);
      within(name, (inner) => json(inner, depth + 1), entry);
    }
  }
}
