/** An entry of a feed. `text` is plain; `at` an ISO instant. */
export type FeedEntry = { id: string; title: string; at: string; text: string };

type Feed = {
  id: string;
  title: string;
  author: string;
  page: string;
  self: string;
  entries: readonly FeedEntry[];
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML knows most control characters in no form. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (one) => escapes[one]!);

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

/** A feed in Atom (RFC 4287), its entries newest first. Addresses are paths of the site that serves it. */
export function atomOf({ id, title, author, page, self, entries }: Feed): string {
  const updated = entries[0]?.at ?? '1970-01-01T00:00:00.000Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', id),
    element('title', title),
    element('updated', updated),
    `<author>${element('name', author)}</author>`,
    `<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    ...entries.map(
      (one) =>
        `<entry>${element('id', one.id)}${element('title', one.title)}${element('updated', one.at)}<link rel="alternate" type="text/html" href="${escaped(page)}"/>${element('content', one.text)}</entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}
