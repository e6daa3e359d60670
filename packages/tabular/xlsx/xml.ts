import { damaged } from '../errors.ts';

/** What a scan reports; names come without their namespace prefix, attributes as written. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text with its entities resolved; one text may come in several pieces. */
  text(text: string): void;
}

/** No tag, comment or CDATA section of a workbook comes near; more would have to be held in memory. */
const MAX_MARKUP = 256 * 1024;
const MAX_DEPTH = 64;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML piece by piece. Well-formedness is checked as far as a wrong reading could come of it; a document type
 * declaration, and with it every entity of its own, is refused.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #open: string[] = [];
  #rest = '';
  #seenRoot = false;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  /** Throws `damaged-file`. */
  write(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const next = text.charCodeAt(at) === 60 ? this.#markup(text, at) : this.#text(text, at);
      if (next === -1) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > MAX_MARKUP) throw damaged('XML 标记过长');
  }

  /** Throws `damaged-file` if the document is not complete. */
  end(): void {
    if (!this.#seenRoot || this.#open.length > 0 || this.#rest.trim() !== '') throw damaged('XML 不完整');
  }

  /** Reads one text up to the next tag; -1 if an entity at the end is not complete yet. */
  #text(text: string, at: number): number {
    const tag = text.indexOf('<', at);
    let end = tag === -1 ? text.length : tag;
    if (tag === -1) {
      const entity = text.lastIndexOf('&');
      if (entity >= at && text.indexOf(';', entity) === -1) {
        if (text.length - entity > 16) throw damaged('XML 实体');
        end = entity;
      }
      if (end === at) return -1;
    }
    if (this.#open.length > 0) this.#handler.text(unescapeXml(text.slice(at, end)));
    return end;
  }

  /** Reads one tag, comment, CDATA section or declaration; -1 if it is not complete yet. */
  #markup(text: string, at: number): number {
    const second = text.charCodeAt(at + 1);
    if (second === 33) return this.#declaration(text, at);
    if (second === 63) {
      const end = text.indexOf('?>', at + 2);
      return end === -1 ? -1 : end + 2;
    }
    const end = tagEnd(text, at + 1);
    if (end === -1) return -1;
    if (second === 47) this.#close(text.slice(at + 2, end).trimEnd());
    else this.#openTag(text, at + 1, end);
    return end + 1;
  }

  #declaration(text: string, at: number): number {
    for (const [open, close] of [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
    ] as const) {
      if (text.startsWith(open, at)) {
        const end = text.indexOf(close, at + open.length);
        if (end === -1) return -1;
        if (open === '<![CDATA[' && this.#open.length > 0) {
          this.#handler.text(text.slice(at + open.length, end));
        }
        return end + close.length;
      }
    }
    if (text.length - at < 9) return -1;
    throw damaged('XML 文档类型声明');
  }

  #openTag(text: string, start: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === 47;
    const stop = empty ? end - 1 : end;
    let nameEnd = start;
    while (nameEnd < stop && text.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = text.slice(start, nameEnd);
    if (name === '' || (this.#open.length === 0 && this.#seenRoot)) throw damaged('XML 结构');
    this.#seenRoot = true;
    if (this.#open.push(name) > MAX_DEPTH) throw damaged('XML 嵌套过深');
    this.#handler.open(localName(name), text.slice(nameEnd, stop));
    if (empty) this.#close(name);
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw damaged('XML 标签不配对');
    this.#handler.close(localName(name));
  }
}

/** Where the tag ends: the first `>` outside an attribute's quotes. */
function tagEnd(text: string, from: number): number {
  let quote = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) return i;
    else if (code === 34 || code === 39) quote = code;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = 0; ; ) {
    const equals = attributes.indexOf('=', at);
    if (equals === -1) return undefined;
    let open = equals + 1;
    while (attributes.charCodeAt(open) <= 32) open++;
    const quote = attributes[open];
    const close = quote === '"' || quote === "'" ? attributes.indexOf(quote, open + 1) : -1;
    if (close === -1) throw damaged('XML 属性');
    if (localName(attributes.slice(at, equals).trim()) === name) {
      return unescapeXml(attributes.slice(open + 1, close));
    }
    at = close + 1;
  }
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(#?\w+);)?/g, (_, name: string | undefined) => {
    const char = name?.startsWith('#') ? numericEntity(name.slice(1)) : ENTITIES[name ?? ''];
    if (char === undefined) throw damaged('XML 实体');
    return char;
  });
}

function numericEntity(name: string): string | undefined {
  const code = /^x[0-9a-f]+$/i.test(name) ? Number(`0${name}`) : /^\d+$/.test(name) ? Number(name) : 0;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
