import { Lexer, type Token, type TokensList } from 'marked';
import { isName, manualMarkdown, type PlacedHeading, type ShotToken } from './marks.ts';
import { readShot, type Shot, ShotError } from './shot.ts';

export type Heading = {
  id: string;
  text: string;
  depth: number;
  /** Addresses of the pages that it is the help of; `$` stands for one part. */
  pages: string[];
};

/** A chapter as it was written. */
export type Chapter = {
  /** The last part of its address, such as `city-admin`. */
  id: string;
  /** The name of its file, such as `10-city-admin.md`; chapters are in the order of their files. */
  file: string;
  title: string;
  tokens: TokensList;
  headings: Heading[];
  /** All names on screen that it uses. */
  names: string[];
  links: string[];
  shots: Shot[];
};

const markdown = manualMarkdown();

const fileName = /^\d\d-([a-z][a-z-]*)\.md$/;
export const isChapterFile = (file: string): boolean => fileName.test(file);

/** Reads a chapter. Throws where it has no title first, or where a shot cannot be read. */
export function readChapter(file: string, text: string): Chapter {
  const [, id] = fileName.exec(file) ?? [];
  if (id === undefined) throw new Error(`${file} is no file of a chapter, such as 10-city-admin.md`);
  const tokens = markdown.lexer(text);
  const chapter: Chapter = { id, file, title: '', tokens, headings: [], names: [], links: [], shots: [] };
  markdown.walkTokens(tokens, (token) => {
    if (token.type === 'heading') chapter.headings.push(place(token as PlacedHeading));
    if (token.type === 'link') chapter.links.push(token.href);
  });
  chapter.names = namesIn(tokens);
  takeShots(chapter, tokens, false);
  const [first] = chapter.headings;
  if (tokens[0]?.type !== 'heading' || first?.depth !== 1) throw new Error(`${file} has no title first`);
  chapter.title = first.text;
  return chapter;
}

/** Takes what stands in braces out of a heading. */
function place(token: PlacedHeading): Heading {
  const [braces, id = '', pages = ''] = /\s*\{#([a-z][a-z0-9-]*)((?:\s+\/\S*)*)\}$/.exec(token.text) ?? [];
  if (braces !== undefined) {
    token.text = token.text.slice(0, -braces.length);
    token.tokens = new Lexer(markdown.defaults).inlineTokens(token.text);
    token.id = id;
  }
  return { id, text: token.text, depth: token.depth, pages: pages.trim().split(/\s+/).filter(Boolean) };
}

function namesIn(tokens: Token[]): string[] {
  const names = new Set<string>();
  markdown.walkTokens(tokens, (token) => {
    if (isName(token)) names.add(token.text);
  });
  return [...names];
}

/** Reads the shots among some blocks. In a step of a list a shot shows the step, elsewhere the block before it. */
function takeShots(chapter: Chapter, blocks: Token[], isStep: boolean): void {
  const before: Token[] = [];
  for (const block of blocks) {
    if (block.type === 'list') for (const item of block.items) takeShots(chapter, item.tokens, true);
    const [kind, name] = block.type === 'code' ? (block.lang ?? '').split(' ') : [];
    if (kind === 'shot') {
      if (name === undefined) throw new ShotError(`${chapter.file}: a shot without a name`);
      const shot = {
        ...readShot(name, (block as ShotToken).text),
        names: namesIn(isStep ? before : before.slice(-1)),
      };
      (block as ShotToken).shot = shot;
      chapter.shots.push(shot);
    } else if (block.type !== 'space') before.push(block);
  }
}
