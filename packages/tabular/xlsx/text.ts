import type { XmlHandler } from './xml.ts';

/** Resolves the `_xHHHH_` escapes of workbook texts; an escaped NUL stays as written, no text may hold it. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (whole, hex: string) =>
    hex === '0000' ? whole : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** What XML cannot hold: control characters but tab and line feed (a CR would come back as a LF), two non-characters. */
const UNFIT = /[^\P{Cc}\t\n\x7F-\x9F]|[\uFFFE\uFFFF]/u;
const EVERY_UNFIT = new RegExp(UNFIT, 'gu');

function hexEscape(char: string): string {
  return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Text for a workbook's XML: what XML cannot hold, and what would read as an escape, is escaped as `_xHHHH_`. */
export function escapeText(text: string): string {
  if (!/[&<>_]/.test(text) && !UNFIT.test(text)) return text;
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(EVERY_UNFIT, hexEscape)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text for an XML attribute. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

/**
 * Gathers the text of one `<si>` or `<is>` from its `<t>`, leaving out phonetic readings; of too long a text it keeps
 * enough to see that it is.
 */
export class RichText implements XmlHandler {
  readonly #limit: number;
  #phonetic = 0;
  #inText = false;
  #text = '';

  constructor(limit: number) {
    // Escapes take 7 characters for one.
    this.#limit = 7 * limit + 1;
  }

  open(name: string): void {
    if (name === 'rPh') this.#phonetic++;
    this.#inText = name === 't' && this.#phonetic === 0;
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    this.#inText = false;
  }

  text(text: string): void {
    if (!this.#inText || this.#text.length > this.#limit) return;
    this.#text += text;
    if (this.#text.length > this.#limit) this.#text = this.#text.slice(0, this.#limit + 1);
  }

  /** The text so far, unescaped, and starts over. */
  take(): string {
    const text = unescapeText(this.#text);
    this.#text = '';
    return text;
  }
}
