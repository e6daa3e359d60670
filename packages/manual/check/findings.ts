import type { Chapter } from '../chapter.ts';
import { partOf, placesOf } from '../document.ts';
import { chapterLink } from '../marks.ts';
import { placeOf } from '../places.ts';
import type { Labels } from './labels.ts';

/** What is on the site besides pages and the manual. */
const otherAddresses = ['/docs/', '/help/', '/download/mingcha-witness.mjs'];

const twice = (values: readonly string[]): string[] => [
  ...new Set(values.filter((value, at) => values.indexOf(value) !== at)),
];

/** What is wrong with the chapters, held against what is on screen and the pages that there are. A line for each finding. */
export function findings(
  chapters: readonly Chapter[],
  labels: Labels,
  addresses: readonly string[],
): string[] {
  const places = placesOf(chapters);
  const pages = Object.fromEntries(addresses.map((address) => [address, address]));
  const isPage = (address: string) => placeOf(address, pages) !== undefined;
  const named = chapters.flatMap(({ headings }) => headings.flatMap(({ pages }) => pages));
  const shots = chapters.flatMap(({ shots: of }) => of.map(({ name }) => name));
  return [
    ...chapters.flatMap((chapter) => ofChapter(chapter, labels, linkFault(chapters, isPage))),
    ...addresses
      .filter((address) => placeOf(address, places) === undefined)
      .map((address) => `no heading names the page ${address}: its 帮助 leads to another page's`),
    ...named
      .filter(
        (pattern) => !addresses.some((address) => placeOf(address, { [pattern]: pattern }) !== undefined),
      )
      .map((pattern) => `${places[pattern]} is the help of ${pattern}, which is no page`),
    ...twice(named).map((address) => `two headings name the page ${address}`),
    ...twice(shots).map((name) => `two shots are called ${name}`),
    ...twice(chapters.map(({ id }) => id)).map((id) => `two chapters have the address ${id}`),
  ];
}

function ofChapter(
  chapter: Chapter,
  labels: Labels,
  fault: (chapter: Chapter, href: string) => string | undefined,
): string[] {
  const { file, names, links, headings } = chapter;
  return [
    ...(partOf(chapter) === undefined ? [`${file} is in no part of the manual`] : []),
    ...names.filter((name) => !labels.has(name)).map((name) => `${file}: no page has 【${name}】`),
    ...links
      .map((href) => fault(chapter, href))
      .filter((found) => found !== undefined)
      .map((found) => `${file}: ${found}`),
    ...headings
      .filter(({ depth, id }) => depth === 2 && id === '')
      .map(({ text }) => `${file}: the heading “${text}” has no {#id}`),
    ...twice(headings.map(({ id }) => id).filter(Boolean)).map((id) => `${file}: two headings are #${id}`),
  ];
}

const linkFault =
  (chapters: readonly Chapter[], isPage: (address: string) => boolean) =>
  (from: Chapter, href: string): string | undefined => {
    if (href.startsWith('/')) {
      const [address = ''] = href.split(/[?#]/);
      return isPage(address) || otherAddresses.includes(address) ? undefined : `${href} is no page`;
    }
    const [id, heading] = chapterLink(href).split('#');
    const to = id === '' ? from : chapters.find((chapter) => chapter.id === id);
    if (to === undefined) return `${href} is no chapter`;
    return heading === undefined || to.headings.some((each) => each.id === heading)
      ? undefined
      : `${href} leads to no heading`;
  };
