import type { Page } from 'playwright-core';

type Outline = { title: string; dest: unknown; items: Outline }[];
type PdfFile = {
  getOutline(): Promise<Outline | null>;
  getDestination(name: string): Promise<unknown[] | null>;
  getPageIndex(ref: unknown): Promise<number>;
};

/**
 * The page of all chapters as a PDF on A4 with page numbers, an outline, and contents that name the pages. It is printed
 * twice: only the first print tells on which page a heading stands.
 */
export async function printManual(page: Page): Promise<Buffer> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(loadPictures);
  const first = await print(page);
  await page.evaluate(fillPages, await pagesOfHeadings(first));
  return print(page);
}

const print = (page: Page): Promise<Buffer> =>
  page.pdf({
    format: 'A4',
    margin: { top: '18mm', bottom: '18mm', left: '17mm', right: '17mm' },
    printBackground: true,
    outline: true,
    tagged: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate:
      '<div style="width:100%;font-size:8pt;text-align:center;color:#52606a">明察用户手册 · <span class="pageNumber"></span> / <span class="totalPages"></span></div>',
  });

/** Numbers of the pages (from 1) on which the headings stand, in their order. */
async function pagesOfHeadings(pdf: Buffer): Promise<number[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const file = (await getDocument({ data: new Uint8Array(pdf) }).promise) as unknown as PdfFile;
  const pages: number[] = [];
  const walk = async (outline: Outline): Promise<void> => {
    for (const { dest, items } of outline) {
      const place = typeof dest === 'string' ? await file.getDestination(dest) : (dest as unknown[]);
      pages.push((await file.getPageIndex(place![0])) + 1);
      await walk(items);
    }
  };
  await walk((await file.getOutline()) ?? []);
  return pages;
}

/** Runs in the page: pictures that are loaded late are loaded now, and small enough, for a PDF holds WebP unpacked. */
async function loadPictures(): Promise<void> {
  for (const picture of document.images) {
    picture.loading = 'eager';
    await picture.decode();
    const scale = Math.min(1, 1_000 / picture.naturalWidth);
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth * scale;
    canvas.height = picture.naturalHeight * scale;
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    if (picture.closest('figure')) picture.src = canvas.toDataURL('image/jpeg', 0.7);
    await picture.decode();
  }
  await document.fonts.ready;
}

/** Runs in the page: the contents name the page of each heading. */
function fillPages(pages: number[]): void {
  const headings = [...document.querySelectorAll('h1, h2, h3')];
  if (headings.length !== pages.length)
    throw new Error(`${headings.length} headings, ${pages.length} in the outline`);
  const pageOf = new Map(headings.map((heading, at) => [heading, pages[at]!]));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.all-contents a')) {
    const target = document.querySelector(link.hash)!;
    const heading = target.matches('article') ? target.querySelector('h1')! : target;
    link.dataset.page = String(pageOf.get(heading));
  }
}
