import { Marked, type Token, type Tokens } from 'marked';
import { type Shot, shotSize } from './shot.ts';

/** `【新建抽查】`: what a button, a menu, a tab or a field is called on screen. */
export type NameToken = Tokens.Generic & { type: 'screenName'; text: string };
/** A heading with its id and the addresses of the pages that it is the help of: `## 新建抽查 {#new /console/draws/new}`. */
export type PlacedHeading = Tokens.Heading & { id?: string };
export type ShotToken = Tokens.Code & { shot?: Shot };

export const isName = (token: Token): token is NameToken => token.type === 'screenName';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escaped[sign]!);

/** The address of a chapter's page from the name of its file, which is how chapters link to each other. */
export const chapterLink = (href: string): string => href.replace(/^\d\d-([a-z-]+)\.md(?=#|$)/, '$1');

function figure({ name, caption, phone }: Shot): string {
  const { width, height } = shotSize({ phone });
  const text = escapeHtml(caption);
  const picture = `<img src="shots/${name}.webp" alt="${text}" width="${width}" height="${height}" loading="lazy">`;
  return `<figure${phone ? ' class="phone"' : ''}><a href="shots/${name}.webp">${picture}</a><figcaption>${text}</figcaption></figure>\n`;
}

/** Markdown as the manual's chapters are written in. Pictures that are not `there` are left out. */
export function manualMarkdown(there: (shot: string) => boolean = () => true): Marked {
  return new Marked({
    extensions: [
      {
        name: 'screenName',
        level: 'inline',
        start: (source) => source.indexOf('【'),
        tokenizer: (source) => {
          const [raw, text] = /^【([^】]+)】/.exec(source) ?? [];
          return raw === undefined ? undefined : { type: 'screenName', raw, text };
        },
        renderer: ({ text }) => `<b class="on-screen">${escapeHtml(text)}</b>`,
      },
    ],
    renderer: {
      heading({ depth, tokens, id }: PlacedHeading) {
        const named = id === undefined ? '' : ` id="${id}"`;
        return `<h${depth}${named}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ shot }: ShotToken) {
        if (shot === undefined) return false;
        return there(shot.name) ? figure(shot) : '';
      },
      link({ href, tokens }) {
        return `<a href="${escapeHtml(chapterLink(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      table({ header, rows }) {
        const line = (cells: Tokens.TableCell[], open: string, close: string) =>
          `<tr>${cells.map((cell) => open + this.parser.parseInline(cell.tokens) + close).join('')}</tr>`;
        const head = line(header, '<th scope="col">', '</th>');
        const body = rows.map((cells) => line(cells, '<td>', '</td>')).join('\n');
        return `<div class="scroll" tabindex="0" role="group" aria-label="表格"><table><thead>${head}</thead>\n<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
}
