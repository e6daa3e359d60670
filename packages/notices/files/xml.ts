/** What a scan of XML reports; names come without their namespace prefix. */
export interface XmlEvents {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Markup without names: what it begins and ends with. */
const ASIDES: readonly (readonly [open: string, close: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** Reads the XML that word processors write, as far as it goes: behind broken markup nothing is read. */
export function scanXml(xml: string, events: XmlEvents): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag !== at) events.text(resolved(xml.slice(at, tag === -1 ? xml.length : tag)));
    if (tag === -1) return;
    const aside = ASIDES.find(([open]) => xml.startsWith(open, tag));
    const end = aside ? xml.indexOf(aside[1], tag + aside[0].length) : tagEnd(xml, tag + 1);
    if (end === -1) return;
    if (aside?.[0] === '<![CDATA[') events.text(xml.slice(tag + aside[0].length, end));
    else if (!aside) element(xml.slice(tag + 1, end), events);
    at = end + (aside ? aside[1].length : 1);
  }
}

function element(tag: string, events: XmlEvents): void {
  const [, closing, prefixed, rest] = /^(\/?)([^\s/]*)([\s\S]*)$/.exec(tag)!;
  const name = prefixed!.slice(prefixed!.indexOf(':') + 1);
  if (!closing) events.open(name, rest!);
  if (closing || tag.endsWith('/')) events.close(name);
}

/** Where a tag ends: the first `>` outside an attribute's quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let i = from; i < xml.length; i++) {
    const char = xml[i]!;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return i;
    else if (char === '"' || char === "'") quote = char;
  }
  return -1;
}

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** An attribute's value by its name without prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const text = value?.[1] ?? value?.[2];
  return text === undefined ? undefined : resolved(text);
}
