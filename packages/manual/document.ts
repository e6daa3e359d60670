import type { Chapter } from './chapter.ts';
import { escapeHtml, manualMarkdown } from './marks.ts';
import type { Places } from './places.ts';

/** The parts of the manual, by the first digit of a chapter's file. */
const parts: Readonly<Record<string, string>> = { 0: '入门', 1: '按岗位', 2: '按业务', 9: '附录' };
export const partOf = ({ file }: Pick<Chapter, 'file'>): string | undefined => parts[file[0]!];

/** What of the manual there is besides its text. */
export type Made = {
  /** Names of the shots that were taken. */
  shots: ReadonlySet<string>;
  /** Whether there is a PDF of this very text. */
  pdf: boolean;
};

export const pdfName = 'mingcha-manual.pdf';

function page(title: string, body: string, kind: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · 明察</title>
<link rel="icon" type="image/svg+xml" href="/help/seal.svg">
<link rel="stylesheet" href="/help/help.css">
<script src="/help/help.js" defer></script>
</head>
<body class="${kind}">
<a class="skip" href="#content">跳到正文</a>
<header class="mast"><div class="wide">
<a class="name" href="/help/"><img src="/help/seal.svg" alt="" width="30" height="30"><b>明察</b><span>用户手册</span></a>
<nav aria-label="主导航"><button type="button" class="large-type" aria-pressed="false">大字版</button>
<a href="/">公开查询</a><a href="/console/">工作台</a></nav>
</div></header>
${body}
</body>
</html>
`;
}

const search = `<form role="search" class="search"><label for="search">在手册中查找</label>
<input id="search" type="search" autocomplete="off" placeholder="如：递补、逾期、回执码">
<p class="found" role="status"></p><ol class="results"></ol></form>`;

/** The headings of a chapter that stand in lists of contents. */
const listed = ({ headings }: Chapter, depth: number) =>
  headings.filter((heading) => heading.depth > 1 && heading.depth <= depth && heading.id !== '');

const entries = (chapter: Chapter, depth: number, before: string): string =>
  `<ul>${listed(chapter, depth)
    .map(({ id, text, depth: of }) => `<li class="of-${of}"><a href="${before}#${id}">${text}</a></li>`)
    .join('')}</ul>`;

/** The page of a chapter: its own contents beside its text, and the ways to those around it. */
export function chapterPage(chapters: readonly Chapter[], at: number, made: Made): string {
  const chapter = chapters[at]!;
  const html = manualMarkdown((shot) => made.shots.has(shot)).parser(chapter.tokens);
  const way = (to: Chapter | undefined, text: string) =>
    to === undefined ? '<span></span>' : `<a href="${to.id}">${text}${escapeHtml(to.title)}</a>`;
  const body = `<div class="wide columns">
<aside>${search}<details open class="contents"><summary>本章目录</summary><nav aria-label="本章目录">${entries(chapter, 3, '')}</nav></details></aside>
<main id="content" tabindex="-1"><nav class="trail" aria-label="当前位置"><a href="/help/">用户手册</a></nav>
<article>${html}</article>
<nav class="ways" aria-label="前后各章">${way(chapters[at - 1], '← ')}${way(chapters[at + 1], '下一章：')}</nav></main></div>`;
  return page(`${chapter.title} · 用户手册`, body, 'chapter');
}

/** Chapters by the part of the manual that they are in. */
function inParts(chapters: readonly Chapter[]): [part: string, Chapter[]][] {
  const names = [...new Set(chapters.map(partOf))].filter((name) => name !== undefined);
  return names.map((name) => [name, chapters.filter((chapter) => partOf(chapter) === name)]);
}

/** The first page: all contents, and where the help of each page is, for the script that leads there. */
export function contentsPage(chapters: readonly Chapter[], places: Places, made: Made): string {
  const lists = inParts(chapters).map(
    ([part, of]) =>
      `<section><h2>${part}</h2><div class="chapters">${of
        .map(
          (chapter) =>
            `<div class="card"><h3><a href="${chapter.id}">${escapeHtml(chapter.title)}</a></h3>${entries(chapter, 2, chapter.id)}</div>`,
        )
        .join('\n')}</div></section>`,
  );
  const whole = made.pdf ? `<a href="${pdfName}">下载 PDF</a>` : '';
  const body = `<main id="content" class="wide" tabindex="-1"><h1>用户手册</h1>
<p class="lead">写给市级管理员、部门、执法检查人员、监督审计人员、省级、对接系统、见证方和公众。每个页面上的“帮助”会打开对应的一节。</p>
<p class="whole"><a href="all">全部章节（可打印）</a>${whole}</p>
${search}
${lists.join('\n')}</main>
<script type="application/json" id="places">${JSON.stringify(places).replaceAll('<', '\\u003c')}</script>`;
  return page('用户手册', body, 'start');
}

/** All chapters on one page, to be printed: links between them stay on it, for ids get the chapter's before them. */
export function wholePage(chapters: readonly Chapter[], made: Made): string {
  const markdown = manualMarkdown((shot) => made.shots.has(shot));
  const known = new Set(chapters.map(({ id }) => id));
  const own = (id: string, html: string) =>
    html
      .replace(/ id="([^"]+)"/g, (_, heading) => ` id="${id}-${heading}"`)
      .replace(/ href="#([^"]+)"/g, (_, heading) => ` href="#${id}-${heading}"`)
      .replace(/ href="([a-z-]+)(?:#([^"]+))?"/g, (all, to: string, heading?: string) =>
        known.has(to) ? ` href="#${heading === undefined ? to : `${to}-${heading}`}"` : all,
      );
  const contents = inParts(chapters)
    .map(
      ([part, of]) =>
        `<p class="part">${part}</p><ol>${of
          .map(
            (chapter) =>
              `<li><a href="#${chapter.id}">${escapeHtml(chapter.title)}</a>${own(chapter.id, entries(chapter, 2, ''))}</li>`,
          )
          .join('')}</ol>`,
    )
    .join('\n');
  const texts = chapters.map(
    (chapter) => `<article id="${chapter.id}">${own(chapter.id, markdown.parser(chapter.tokens))}</article>`,
  );
  const body = `<main id="content" class="wide" tabindex="-1"><h1 class="cover">明察用户手册</h1>
<nav class="all-contents" aria-label="目录"><h2>目录</h2>${contents}</nav>
${texts.join('\n')}</main>`;
  return page('全部章节 · 用户手册', body, 'whole');
}

/** What a search looks through: each heading with the text below it. */
export type SearchEntry = { chapter: string; heading: string; href: string; text: string };

export function searchEntries(chapter: Chapter): SearchEntry[] {
  const entry = (heading: string, id: string): SearchEntry => ({
    chapter: chapter.title,
    heading,
    href: id === '' ? chapter.id : `${chapter.id}#${id}`,
    text: '',
  });
  const found: SearchEntry[] = [];
  let at = -1;
  const markdown = manualMarkdown(() => false);
  for (const token of chapter.tokens) {
    if (token.type === 'heading') {
      const heading = chapter.headings[++at]!;
      found.push(entry(heading.text, heading.id));
    } else {
      const html = markdown.parser([token]);
      found.at(-1)!.text += plain(html);
    }
  }
  return found;
}

const signs: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign]!)
    .replace(/\s+/g, ' ');

/** Where the help of each page is, as the headings say it. The first of several that name a page counts. */
export const placesOf = (chapters: readonly Chapter[]): Places =>
  Object.fromEntries(
    chapters
      .flatMap(({ id, headings }) =>
        headings.flatMap((heading) => heading.pages.map((address) => [address, `${id}#${heading.id}`])),
      )
      .reverse(),
  );
