import { DrawError } from './errors.ts';

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COLON] = [0x7b, 0x7d, 0x5b, 0x5d, 0x3a];

/**
 * The value of a JSON text in which no object names a field twice: JSON.parse keeps the last of them, and another reader the
 * first. Throws SyntaxError for what is no JSON, and a DrawError `duplicate-key` whose difference names the field.
 */
export function parseStrictly(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // What is written as JavaScript writes it has each field once; the other way is ten times slower.
  if (JSON.stringify(value) !== text) refuseDuplicates(text);
  return value;
}

/** Goes through a text that is known to be JSON. */
function refuseDuplicates(text: string): void {
  /** The fields of the objects that are open; null for a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN_OBJECT) open.push(new Set());
    else if (unit === OPEN_LIST) open.push(null);
    else if (unit === CLOSE_OBJECT || unit === CLOSE_LIST) open.pop();
    else if (unit === QUOTE) {
      const end = endOfText(text, at);
      const fields = open.at(-1);
      if (fields && isField(text, end)) {
        const name = JSON.parse(text.slice(at, end)) as string;
        if (fields.has(name)) throw new DrawError('duplicate-key', '', { found: name });
        fields.add(name);
      }
      at = end - 1;
    }
  }
}

/** Where the text that begins at a quote ends, its last quote included. */
function endOfText(text: string, from: number): number {
  let at = from + 1;
  for (; text.charCodeAt(at) !== QUOTE; at++) {
    if (text.charCodeAt(at) === BACKSLASH) at++;
  }
  return at + 1;
}

/** Whether a text that ends here is a field's name: a colon follows. */
function isField(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === COLON;
}
