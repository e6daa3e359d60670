import { pathOf } from './edits.ts';

const blank = /\s*/y;
const string = /"(?:[^"\\]|\\.)*"/y;
const plain = /[^,\]}\s]+/y;

/** The part of a text that an expression takes at a place. */
function taken(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? '';
}

const skipBlank = (text: string, at: number): number => at + taken(blank, text, at).length;

/** Goes through the members of an object or the items of a list; `seen` gets the key and where the value begins. */
function members(text: string, start: number, seen: (key: string, at: number) => boolean): number {
  const isList = text[start] === '[';
  const close = isList ? ']' : '}';
  let at = skipBlank(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== close; index++) {
    let key = String(index);
    if (!isList) {
      const name = taken(string, text, at);
      key = JSON.parse(name || '""') as string;
      at = skipBlank(text, skipBlank(text, at + name.length) + 1);
    }
    if (seen(key, at)) return at;
    at = skipBlank(text, endOf(text, at));
    if (text[at] === ',') at = skipBlank(text, at + 1);
  }
  return at + 1;
}

function endOf(text: string, at: number): number {
  if (text[at] === '"') return at + taken(string, text, at).length;
  if (text[at] === '{' || text[at] === '[') return members(text, at, () => false);
  return at + Math.max(1, taken(plain, text, at).length);
}

/** Where the value at a JSON pointer begins in a sound JSON text; where the last part of it begins that is there. */
export function placeIn(text: string, pointer: string): number {
  let at = skipBlank(text, 0);
  for (const part of pathOf(pointer)) {
    let next = -1;
    if (text[at] === '{' || text[at] === '[')
      members(text, at, (key, value) => {
        if (key !== part) return false;
        next = value;
        return true;
      });
    if (next < 0) return at;
    at = next;
  }
  return at;
}

/** The line, from 1, on which a place is. */
export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** Where a JSON text stops being sound, by what the browser says of it; its end where the browser does not say. */
export function faultIn(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line === undefined || column === undefined) return text.length;
  const before = text.split('\n').slice(0, Number(line) - 1);
  return before.join('\n').length + (before.length > 0 ? 1 : 0) + Number(column) - 1;
}
