import { createCache } from '@mingcha/register';
import { defineEntity, getBlob, queryAll, type TenantStore } from '@mingcha/store';
import { type Combined, classOfAll } from '../combinations/combine.ts';
import type { RiskClass } from '../models/format.ts';
import type { Contribution, DirectHit, Score } from '../models/score.ts';

/** What a page says of one subject: its code, class, thousandths of points, contributions and direct rules. */
export type Line = readonly [
  subject: string,
  riskClass: RiskClass,
  milli: number,
  contributions: readonly Contribution[],
  direct: readonly DirectHit[],
  /** What combinations made of it; missing where they say no more than the model. */
  combined?: readonly Combined[],
];

/** A run of subjects in the order of their codes; `hash` names its lines. */
export type ResultPage = { run: string; first: string; last: string; count: number; hash: string };

export const pageEntity = defineEntity<ResultPage>()({
  name: 'EVALUATIONPAGE',
  key: (of: { run: string; first: string }) => ({ partition: [of.run], sort: [of.first] }),
});

/** Pages in which single subjects were looked up lately, by tenant and hash: they never change. */
const known = createCache(32 * 2 ** 20);
/** Bytes that a byte of a page takes once it is parsed. */
const bytesOfByte = 3;

export const lineOf = (
  subject: string,
  { class: own, milli, contributions, direct }: Score,
  combined: readonly Combined[],
): Line => {
  const line = [subject, own, milli, contributions, direct] as const;
  return combined.length > 0 ? [...line, combined] : line;
};

/** The class that draws use in general. */
export const classOfLine = ([, own, , , , combined = []]: Line): RiskClass => classOfAll({ own, combined });

/** The bytes of a page: a line of JSON for each subject. */
export const encodePage = (lines: readonly Line[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

/** The bytes of a page and what they say. */
async function readPage(store: TenantStore, { hash }: Pick<ResultPage, 'hash'>) {
  const bytes = await getBlob(store, hash);
  if (!bytes) throw new Error(`result page ${hash} is missing`);
  const lines = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { lines, size: bytes.length * bytesOfByte };
}

/** The lines of a page. Throws where the table has lost it. */
export const loadPage = async (store: TenantStore, page: Pick<ResultPage, 'hash'>): Promise<Line[]> =>
  (await readPage(store, page)).lines;

/** The pages of a run, in the order of codes. */
export const pagesOf = (store: TenantStore, run: string) => queryAll(store, pageEntity, [run]);

/** All lines of some pages: of few subjects, such as those that stand in no roster. */
export const linesOf = async (store: TenantStore, pages: readonly ResultPage[]): Promise<Line[]> =>
  (await Promise.all(pages.map((page) => loadPage(store, page)))).flat();

/** What a run says of one subject; undefined where it was not evaluated. */
export async function findLine(store: TenantStore, run: string, subject: string): Promise<Line | undefined> {
  const { items } = await store.query(pageEntity, [run], {
    between: { to: [subject] },
    newestFirst: true,
    limit: 1,
  });
  const [page] = items;
  if (!page || page.last < subject) return undefined;
  const { lines } = await known.get(
    `${store.tenant}/${page.hash}`,
    ({ size }) => size,
    () => readPage(store, page),
  );
  return lines.find(([own]) => own === subject);
}
