import { fileURLToPath } from 'node:url';
import { fileProblems } from './problems.ts';

const MAX_PAGES = 2_000;

/** What pdf.js asks of a browser for drawing, which reading text does not do. */
function standIns(): void {
  const names = ['DOMMatrix', 'ImageData', 'Path2D'] as const;
  for (const name of names) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: class {}, configurable: true, writable: true });
  }
}

async function loadPdfJs(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  standIns();
  return await import('pdfjs-dist/legacy/build/pdf.mjs');
}

const folder = (name: string): string =>
  fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));

/** The text layer of a PDF, line by line, with a form feed behind each page. Throws `notice-locked`, `notice-damaged`. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await loadPdfJs();
  const task = getDocument({
    // pdf.js takes the bytes over
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // Chinese fonts that are not embedded are told by their character maps only.
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    if (document.numPages > MAX_PAGES) throw fileProblems.tooLarge(`${MAX_PAGES} 页`);
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      page.cleanup();
    }
    return pages.join('\n\f');
  } catch (error) {
    throw asProblem(error);
  } finally {
    await task.destroy();
  }
}

function asProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'PasswordException') return fileProblems.locked();
  if (
    ['InvalidPDFException', 'FormatError', 'UnknownErrorException', 'MissingPDFException'].includes(
      error.name,
    )
  ) {
    return fileProblems.damaged('PDF 结构');
  }
  return error;
}
